package io.taomarket.gateway.proxy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHost;

/** One call of one service, up to the head of its answer. */
class ServiceCall {

    private final CloseableHttpClient client;
    private final CircuitBreaker breaker;
    private final HttpUriRequestBase request;

    ServiceCall(CloseableHttpClient client, CircuitBreaker breaker, HttpUriRequestBase request) {
        this.client = client;
        this.breaker = breaker;
        this.request = request;
    }

    /** Waits for the head of the answer; the body is still to be read. */
    ClassicHttpResponse send() throws ServiceAway {
        if (!breaker.tryAcquirePermission()) throw ServiceAway.unreachable();
        var start = System.nanoTime();
        try {
            var response = client.executeOpen(HttpHost.create(request.getUri()), request, null);
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return response;
        } catch (HttpHostConnectException | ConnectTimeoutException e) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            throw ServiceAway.unreachable();
        } catch (ConnectionRequestTimeoutException e) {
            breaker.releasePermission();
            throw ServiceAway.unreachable();
        } catch (SocketTimeoutException e) {
            breaker.releasePermission();
            throw ServiceAway.silent();
        } catch (IOException | URISyntaxException e) {
            breaker.releasePermission();
            throw ServiceAway.unreachable();
        }
    }

    /** Closes the connection wherever the call stands; after its end this does nothing. */
    void abort() {
        request.cancel();
    }
}
