package io.taomarket.chassis.egress;

import java.io.IOException;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Sends a request again if the connection that was kept for it had been closed by the far end meanwhile: a race that every
 * server with an idle limit may cause and that says nothing about it. Each try uses up one kept connection; a new one is
 * the last. It is the same request with the same nonce, so that a signed one is accepted once at most.
 */
final class ClosedConnectionRetry implements HttpRequestRetryStrategy {

    @Override
    public boolean retryRequest(HttpRequest request, IOException exception, int tries, HttpContext context) {
        return GuardedExecutor.metClosedConnection(context);
    }

    @Override
    public boolean retryRequest(HttpResponse response, int tries, HttpContext context) {
        return false;
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int tries, HttpContext context) {
        return TimeValue.ZERO_MILLISECONDS;
    }
}
