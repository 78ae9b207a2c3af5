package io.taomarket.gateway.proxy;

import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/**
 * The pooled connections to the services. Blocking on virtual threads, because then a call needs no other thread and an
 * aborted answer closes its connection at once. Nothing is retried, redirected, unpacked or remembered in cookies.
 */
@Component
public class ServiceClients implements DisposableBean {

    private static final TimeValue TRUSTED_WITHOUT_LOOK = TimeValue.ofMilliseconds(500);

    /** A connection has three buffers of this size to its end; longer bodies do not pass through them. */
    private static final int BUFFER_BYTES = 2048;

    private final ProxyProperties properties;
    private final CloseableHttpClient client;

    ServiceClients(ProxyProperties properties) {
        this.properties = properties;
        client = HttpClients.custom()
                .setConnectionManager(connections(properties))
                .evictIdleConnections(TimeValue.of(properties.idleTimeout()))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(ProxyProperties properties) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(
                                Http1Config.custom().setBufferSize(BUFFER_BYTES).build())
                        .build())
                .setMaxConnPerRoute(properties.connectionsPerService())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setTcpNoDelay(true).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setValidateAfterInactivity(TRUSTED_WITHOUT_LOOK)
                        .build())
                .build();
    }

    CloseableHttpClient client() {
        return client;
    }

    RequestConfig patience(Duration silence) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(properties.poolTimeout()))
                .setResponseTimeout(Timeout.of(silence))
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    /** For calls of our own, with this much patience. */
    public ClientHttpRequestFactory requestFactory(Duration silence) {
        var factory = new HttpComponentsClientHttpRequestFactory(client);
        factory.setConnectionRequestTimeout(properties.poolTimeout());
        factory.setReadTimeout(silence);
        return factory;
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }
}
