package io.taomarket.gateway;

import static io.taomarket.gateway.EnvelopeAssertions.assertOpenAiError;
import static io.taomarket.gateway.EnvelopeAssertions.assertProblem;
import static io.taomarket.gateway.FakeServices.INFERENCE;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesIntegrationTests extends GatewayFixture {

    private static final int FIVE_MB = 5 * 1024 * 1024;

    private boolean mayReachInference;

    @AfterEach
    void nothingRefusedReachesAService() {
        if (!mayReachInference) assertThat(INFERENCE.requests()).isEmpty();
    }

    @Test
    void refusesABodyOverTheLimit() throws Exception {
        var key = FakeServices.knownKey();

        assertOpenAiError(send(chat(key, " ".repeat(FIVE_MB))), 413, "invalid_request_error", "request_too_large");
        assertProblem(
                send(as(key, "/api/v1/transfers")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(" ".repeat(300_000)))),
                413,
                "request_too_large");
    }

    @Test
    void refusesAChunkedBodyOverTheLimit() throws Exception {
        var key = FakeServices.knownKey();
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[FIVE_MB]));

        assertOpenAiError(
                send(as(key, CHAT).header("Content-Type", "application/json").POST(chunked)),
                413,
                "invalid_request_error",
                "request_too_large");
    }

    @Test
    void takesAChunkedBodyWithinTheLimit() throws Exception {
        mayReachInference = true;
        var key = FakeServices.knownKey();
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("{\"a\":1}".getBytes()));

        assertThat(send(as(key, CHAT).header("Content-Type", "application/json").POST(chunked))
                        .statusCode())
                .isEqualTo(200);
        assertThat(INFERENCE.only().body()).isEqualTo("{\"a\":1}");
        assertThat(INFERENCE.only().header("content-length")).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "application/json; charset=nonsense",
                "nonsense",
                "application/",
                "a/b/c",
                "application/json;;;=",
                "application/xml"
            })
    void refusesOtherAndMalformedContentTypes(String type) throws Exception {
        var key = FakeServices.knownKey();

        assertOpenAiError(
                send(as(key, CHAT).header("Content-Type", type).POST(BodyPublishers.ofString("{}"))),
                415,
                "invalid_request_error",
                "unsupported_media_type");
    }

    @Test
    void refusesPackedBodies() throws Exception {
        var key = FakeServices.knownKey();

        assertOpenAiError(
                send(chat(key, "{}").header("Content-Encoding", "gzip")),
                415,
                "invalid_request_error",
                "unsupported_content_encoding");
    }

    @Test
    void cutsOffABodyThatTrickles() throws Exception {
        var key = FakeServices.knownKey();

        var answer = RawHttp.exchange(
                port,
                "POST " + CHAT + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key.secret()
                        + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");

        assertThat(answer).startsWith("HTTP/1.1 408").contains("request_timeout");
    }

    @Test
    void cutsOffABodyThatNeverComesToItsEnd() throws Exception {
        var key = FakeServices.knownKey();

        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(100);
            var out = socket.getOutputStream();
            out.write(("POST " + CHAT + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key.secret()
                            + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n")
                    .getBytes());
            await().atMost(ofSeconds(10))
                    .until(() -> answerAfterOneMoreByte(socket).startsWith("HTTP/1.1 408"));
            await().atMost(ofSeconds(3)).until(() -> isClosedAfterOneMoreByte(socket));
        }
    }

    private static boolean isClosedAfterOneMoreByte(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    private static String answerAfterOneMoreByte(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write(' ');
            return new String(socket.getInputStream().readNBytes(12));
        } catch (SocketTimeoutException stillReading) {
            return "";
        }
    }

    @Test
    void takesAnEmptyBody() throws Exception {
        mayReachInference = true;
        var key = FakeServices.knownKey();

        assertThat(send(as(key, CHAT).POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(200);
    }
}
