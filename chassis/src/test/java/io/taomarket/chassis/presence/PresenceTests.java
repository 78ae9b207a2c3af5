package io.taomarket.chassis.presence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresenceTests {

    private static final String CHUNKED =
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
    private static final String PLAIN = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";

    private final Presence presence = new Presence(Duration.ofMillis(20));
    private final CountDownLatch gone = new CountDownLatch(1);
    private final CountDownLatch began = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Tomcat tomcat = new Tomcat();

    @BeforeEach
    void start() throws IOException, LifecycleException {
        var directory = Files.createTempDirectory("presence").toString();
        tomcat.setBaseDir(directory);
        tomcat.setPort(0);
        var context = tomcat.addContext("", directory);
        Tomcat.addServlet(context, "waiting", new Waiting());
        context.addServletMappingDecoded("/", "waiting");
        tomcat.getEngine().getPipeline().addValve(new ConnectionValve());
        tomcat.start();
        tomcat.getConnector();
    }

    @AfterEach
    void stop() throws LifecycleException {
        goOn.countDown();
        tomcat.stop();
        tomcat.destroy();
        presence.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, CHUNKED})
    void noticesAClientThatLeaves(String request) throws Exception {
        try (var socket = ask(request)) {
            assertThat(gone.await(200, TimeUnit.MILLISECONDS)).isFalse();
        }

        assertThat(gone.await(2, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, CHUNKED})
    void leavesTheConnectionOfAClientThatStaysAsItWas(String request) throws Exception {
        try (var socket = ask(request)) {
            assertThat(gone.await(200, TimeUnit.MILLISECONDS)).isFalse();
            goOn.countDown();
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            assertThat(lines.readLine()).contains("200");
            while (!lines.readLine().isEmpty()) {}
            lines.skip("done".length());

            socket.getOutputStream().write(request.getBytes(US_ASCII));

            assertThat(lines.readLine()).contains("200");
        }
    }

    @Test
    void aRequestThatComesEarlyIsNoFarewell() throws Exception {
        try (var socket = ask(PLAIN)) {
            socket.getOutputStream().write(PLAIN.getBytes(US_ASCII));
            assertThat(gone.await(200, TimeUnit.MILLISECONDS)).isFalse();
            goOn.countDown();
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            assertThat(lines.readLine()).contains("200");
            while (!lines.readLine().isEmpty()) {}
            lines.skip("done".length());

            assertThat(lines.readLine()).as("the answer to the early request").contains("200");
        }
    }

    private Socket ask(String request) throws IOException, InterruptedException {
        var socket = new Socket("localhost", tomcat.getConnector().getLocalPort());
        socket.setSoTimeout(5_000);
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        assertThat(began.await(5, TimeUnit.SECONDS)).isTrue();
        return socket;
    }

    private final class Waiting extends HttpServlet {

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().readAllBytes();
            try (var _ = presence.watch(request, gone::countDown)) {
                began.countDown();
                goOn.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            response.setContentLength(4);
            response.getOutputStream().print("done");
        }
    }
}
