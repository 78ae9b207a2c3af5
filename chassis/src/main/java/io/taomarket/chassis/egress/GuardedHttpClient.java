package io.taomarket.chassis.egress;

import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Builds the HTTP client for strangers' endpoints: everything that acts by itself is off, everything has a bound. */
final class GuardedHttpClient {

    /** A connection has three buffers of this size to its end; longer bodies do not pass through them. */
    private static final int BUFFER_BYTES = 2048;

    private GuardedHttpClient() {}

    static CloseableHttpClient create(EgressProperties properties, EgressGuard guard, NameService names) {
        return HttpClientBuilder.create()
                .setConnectionManager(connections(properties, guard, names))
                .setRequestExecutor(new GuardedExecutor(guard))
                .evictExpiredConnections()
                .evictIdleConnections(TimeValue.of(properties.idleTimeout()))
                .setRetryStrategy(new ClosedConnectionRetry())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(
            EgressProperties properties, EgressGuard guard, NameService names) {
        return new DirectConnections()
                .setDnsResolver(new GuardedResolver(names, guard, properties.nameTimeout()))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setBufferSize(BUFFER_BYTES)
                                .setMaxLineLength(properties.maxHeaderBytes())
                                .setMaxHeaderCount(properties.maxHeaderCount())
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(properties.connectTimeout()))
                        .setSocketTimeout(timeout(properties.firstByteTimeout()))
                        .setTimeToLive(timeout(properties.connectionTtl()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(timeout(properties.tlsTimeout()))
                        .setSupportedProtocols(TLS.V_1_2, TLS.V_1_3)
                        .build())
                .setMaxConnTotal(properties.maxConnections())
                .setMaxConnPerRoute(properties.maxConnectionsPerRoute())
                .build();
    }

    static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    /** Dials without a proxy, whatever the JVM or the environment says: a proxy would dial for us, unvetted. */
    private static final class DirectConnections extends PoolingHttpClientConnectionManagerBuilder {

        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver resolver, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    proxy -> new Socket(Proxy.NO_PROXY),
                    ports,
                    resolver,
                    RegistryBuilder.<TlsSocketStrategy>create()
                            .register("https", tls)
                            .build());
        }
    }
}
