package io.taomarket.gateway.proxy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call of one service, up to the head of its answer. Where one replica takes no connection the next is tried. */
class ServiceCall {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceCall.class);

    private final CloseableHttpClient client;
    private final CircuitBreaker breaker;
    private final List<URI> replicas;
    private final HttpUriRequestBase request;

    /**
     * @param replicas whom to ask, in this order
     */
    ServiceCall(CloseableHttpClient client, CircuitBreaker breaker, List<URI> replicas, HttpUriRequestBase request) {
        this.client = client;
        this.breaker = breaker;
        this.replicas = replicas;
        this.request = request;
    }

    /** Waits for the head of the answer; the body is still to be read. */
    ClassicHttpResponse send() throws ServiceAway {
        if (!breaker.tryAcquirePermission()) throw ServiceAway.unreachable();
        var start = System.nanoTime();
        try {
            var response = open();
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
        } catch (IOException e) {
            breaker.releasePermission();
            throw ServiceAway.unreachable();
        }
    }

    private ClassicHttpResponse open() throws IOException {
        for (var replica : replicas.subList(0, replicas.size() - 1)) {
            try {
                return client.executeOpen(HttpHost.create(replica), request, null);
            } catch (HttpHostConnectException | ConnectTimeoutException e) {
                LOG.info("A replica takes no connection, the next is tried: {}", e.getMessage());
            }
        }
        return client.executeOpen(HttpHost.create(replicas.getLast()), request, null);
    }

    /** Closes the connection wherever the call stands; after its end this does nothing. */
    void abort() {
        request.cancel();
    }
}
