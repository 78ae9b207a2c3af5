package io.taomarket.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.Test;

class ServiceCallTests {

    private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("test");

    @Test
    void whenAReplicaTakesNoConnectionTheNextOneIsAsked() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try (var client = HttpClients.createDefault()) {
            var there = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            var call = new ServiceCall(client, breaker, List.of(away(), there), new HttpUriRequestBase("GET", there));

            try (var answer = call.send()) {
                assertThat(answer.getCode()).isEqualTo(204);
            }
            assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whenNoReplicaTakesAConnectionTheServiceIsAway() throws Exception {
        try (var client = HttpClients.createDefault()) {
            var call = new ServiceCall(client, breaker, List.of(away(), away()), new HttpUriRequestBase("GET", away()));

            assertThatThrownBy(call::send).isInstanceOf(ServiceAway.class);
            assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
        }
    }

    private static URI away() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }
}
