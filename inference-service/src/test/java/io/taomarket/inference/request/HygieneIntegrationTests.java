package io.taomarket.inference.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of every call that costs money, shown with chat. */
class HygieneIntegrationTests extends InferenceTest {

    static final String CHAT = "/v1/chat/completions";
    static final long RICH = 1_000_000_000;
    static final FakeMiner ECHO = new FakeMiner().does((exchange, body) -> {
        var content = JSON.readTree(body).at("/messages/0/content").toString();
        if (body.contains("\"stream\":true")) {
            FakeMiner.stream(
                    exchange,
                    "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":" + content + "}}]}\n\n",
                    "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
            exchange.close();
        } else {
            FakeMiner.json(
                    exchange,
                    200,
                    "{\"choices\":[{\"index\":0,\"message\":{\"content\":" + content
                            + "},\"finish_reason\":\"stop\"}]}");
        }
    });

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"model\":", "[]", "null", "\"x\"", "{}{", "<html>"})
    void whatIsNoJsonObjectIsRefusedInTheEnvelope(String body) throws Exception {
        var response = post(customer(RICH), CHAT, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).get("type").stringValue()).isEqualTo("invalid_request_error");
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
    }

    @Test
    void aThousandLevelsAreRefusedWithoutAFall() throws Exception {
        var response = post(customer(RICH), CHAT, "{\"a\":".repeat(1000) + "1" + "}".repeat(1000));

        assertThat(response.statusCode()).isEqualTo(400);
        error(response);
    }

    @Test
    void textThatIsNotCalledJsonIsRefused() throws Exception {
        var request = HttpRequest.newBuilder(uri(CHAT))
                .header("X-Tao-Caller", token(customer(RICH)))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));

        var response = http.send(request.build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(415);
        error(response);
    }

    @Test
    void packedBodiesAreRefusedBeforeTheyAreUnpacked() throws Exception {
        var request = request(customer(RICH), CHAT, "x").header("Content-Encoding", "gzip");

        var response = http.send(request.build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(415);
        error(response);
    }

    @Test
    void bodiesOverTheLimitAreRefused() throws Exception {
        var response = post(customer(RICH), CHAT, "{\"model\":\"" + "x".repeat(1_000_000) + "\"}");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(error(response).get("code").stringValue()).isEqualTo("request_too_large");
    }

    @Test
    void anotherMethodIsToldWhichOnesThereAre() throws Exception {
        var response = get(customer(RICH), CHAT);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue("POST");
        error(response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void everyCharacterComesBackAsItWas(String stream) throws Exception {
        var model = chatModel(ECHO);
        var text = "😀 é 漢字 \u2028 \u0000 \u202e \\ \" \t end";
        var body = "{\"model\":\"%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":%s}]}"
                .formatted(model, stream, JSON.writeValueAsString(text));

        var response = post(customer(RICH), CHAT, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var answered = stream.equals("true")
                ? streamed(response)
                : JSON.readTree(response.body())
                        .at("/choices/0/message/content")
                        .stringValue();
        assertThat(answered).isEqualTo(text);
    }

    @Test
    void aMinersOwnWordsNeverReachTheCustomer() throws Exception {
        var chatty = new FakeMiner()
                .does((exchange, _) -> FakeMiner.json(
                        exchange,
                        500,
                        "{\"error\":{\"message\":\"10.0.0.7:8000 /srv/key sk-secret\",\"code\":\"inner\"}}"));
        var model = chatModel(chatty);

        var response = post(
                customer(RICH),
                CHAT,
                "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}".formatted(model));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).doesNotContain("10.0.0.7", "srv", "secret", "inner");
        assertThat(response.headers().map().toString()).doesNotContain("10.0.0.7");
    }

    @Test
    void aConversationOverTheContextIsRefusedBeforeAnyMinerIsAsked() throws Exception {
        var miner = new FakeMiner();
        var model = chatModel(miner);
        var body = "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                .formatted(model, "word ".repeat(1100));

        var response = post(customer(RICH), CHAT, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).get("code").stringValue()).isEqualTo("context_length_exceeded");
        assertThat(miner.calls()).isEmpty();
    }

    @Test
    void oneConnectionServesManyCalls() throws Exception {
        var model = chatModel(ECHO);
        var body = "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}".formatted(model);
        var call = "POST " + CHAT + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-Tao-Caller: "
                + token(customer(RICH)) + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;

        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (var i = 0; i < 100; i++) {
                socket.getOutputStream().write(call.getBytes(StandardCharsets.UTF_8));
                assertThat(lines.readLine()).contains("200");
                assertThat(lines.skip(length(lines))).isPositive();
            }
        }
    }

    private static int length(BufferedReader lines) throws Exception {
        var length = 0;
        for (var line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
            if (line.toLowerCase().startsWith("content-length:"))
                length = Integer.parseInt(line.substring(15).strip());
        }
        return length;
    }

    private static String streamed(HttpResponse<String> response) {
        var text = new StringBuilder();
        for (var line : response.body().split("\n")) {
            if (!line.startsWith("data: {")) continue;
            text.append(JSON.readTree(line.substring(6))
                    .at("/choices/0/delta/content")
                    .stringValue(""));
        }
        return text.toString();
    }
}
