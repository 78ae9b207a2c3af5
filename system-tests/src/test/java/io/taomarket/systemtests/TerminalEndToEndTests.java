package io.taomarket.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.systemtests.Gateway.Answer;
import io.taomarket.systemtests.Terminal.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./taomarket receipt verify} and {@code ./taomarket routing replay} about real requests. */
class TerminalEndToEndTests extends Conformance {

    private static final String FAILOVER = "one two three\n!sim {\"fault\": \"cut\", \"attempts\": 1}";

    @TempDir
    Path folder;

    /** A paid call as it went over the line, and what the platform has stored of it. */
    private record Call(String path, String request, Answer answer, JsonNode generation) {}

    @TestFactory
    List<DynamicTest> paid() {
        fact("a plain chat", () -> checksOut(chat("hello world", ""), 1));
        fact("a stream", () -> checksOut(chat("one two three", "'stream': true"), 1));
        fact("a stream with comments", () -> {
            var call = chat("one two\n!sim {\"first_token_ms\": 6000}", "'stream': true");
            assertThat(call.answer.text()).startsWith(":");
            checksOut(call, 1);
        });
        fact("a chat that a second miner took over", () -> checksOut(chat(FAILOVER, ""), 2));
        fact("a stream that a second miner took over", () -> checksOut(chat(FAILOVER, "'stream': true"), 2));
        fact("words that are not ASCII", () -> checksOut(chat("日本語 👩‍👩‍👧", "'stream': true"), 1));
        fact("a vector", () -> checksOut(call("/v1/embeddings", "{\"model\": \"sim/embed-64\", \"input\": \"x\"}"), 1));
        fact(
                "a stream in Anthropic's shape",
                () -> checksOut(call("/v1/messages", body(ECHO, "hello world", "'max_tokens': 9, 'stream': true")), 1));
        return facts();
    }

    private void checksOut(Call call, int attempts) throws Exception {
        var verified = verify(receiptOf(call), call.request, call.answer.text());
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.lastLine()).isEqualTo("the receipt is true");
        assertThat(verified.out())
                .contains(
                        "request        ok: ",
                        "response       ok: ",
                        "miner          " + call.generation.path("miner").asString(),
                        "cost           " + call.generation.path("cost_rao").asString() + " rao");
        var replayed = replay(marketplace.url(), call);
        assertThat(replayed.exitCode()).as(replayed.out() + replayed.err()).isZero();
        assertThat(replayed.lastLine()).startsWith("identical: ");
        assertThat(call.generation.path("attempts")).hasSize(attempts);
        assertThat(replayed.out().lines().filter(line -> line.endsWith(" finished")))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).contains(call.generation.path("miner").asString()));
        assertThat(replayed.out().lines().filter(line -> line.endsWith(" failed")))
                .hasSize(attempts - 1);
    }

    @Test
    void theHandshakeOfThisMachineIsEnough() throws Exception {
        var answer = ask(marketplace.customerKey(), ECHO, "hello", "");
        var id = ok(answer).path("id").asString();
        settled(id, marketplace.customerKey());

        var replayed = Terminal.run(
                folder,
                "routing",
                "replay",
                id,
                "--data-dir",
                marketplace.data().toString());

        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        assertThat(replayed.lastLine()).startsWith("identical: " + id + ", 2 candidates, seed ");
    }

    @Test
    void aTamperedReceiptIsFoundOut() throws Exception {
        var call = chat("hello world", "");
        var parts = receiptOf(call).split("\\.");
        var cost = "\"cost_rao\":\"" + call.generation.path("cost_rao").asString() + "\"";
        var payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        assertThat(payload).contains(cost);
        var cheaper = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(payload.replace(cost, "\"cost_rao\":\"1\"").getBytes(UTF_8));

        var verified = verify(parts[0] + "." + cheaper + "." + parts[2], call.request, call.answer.text());

        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.out()).contains("cost           1 rao");
        assertThat(verified.lastLine()).isEqualTo("the receipt is NOT true: signature");
    }

    @Test
    void anAnswerOrAQuestionThatWasNotTheOneIsFoundOut() throws Exception {
        var call = chat("one two three", "'stream': true");

        var other =
                verify(receiptOf(call), call.request + " ", call.answer.text().replace("two", "too"));

        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.out()).contains("signature      ok: ");
        assertThat(other.lastLine()).isEqualTo("the receipt is NOT true: request, response");
    }

    @Test
    void aTamperedGenerationIsFoundOut() throws Exception {
        var call = chat("hello world", "");
        var candidates = call.generation.path("routing").path("candidates");
        assertThat(candidates).hasSize(2);

        var swapped = call.generation.deepCopy();
        var places = (ArrayNode) swapped.path("routing").path("candidates");
        places.add(places.remove(0));
        var dearer = call.generation.deepCopy();
        var first = (ObjectNode) dearer.path("routing").path("candidates").get(0);
        first.put("score", first.path("score").doubleValue() * 2);

        for (var tampered : List.of(swapped, dearer)) {
            try (var liar = new Tamperer(JSON.writeValueAsString(tampered))) {
                var replayed = replay(liar.url(), call);
                assertThat(replayed.exitCode())
                        .as(replayed.out() + replayed.err())
                        .isEqualTo(1);
                assertThat(replayed.lastLine()).startsWith("different: ").contains(" of place 1: stored ");
            }
        }
    }

    @Test
    void whatIsNotOnesOwnOrNotSealedCannotBeTold() throws Exception {
        var call = chat("hello world", "");

        var stranger = Terminal.run(
                folder,
                "routing",
                "replay",
                call.generation.path("id").asString(),
                "--url",
                marketplace.url(),
                "--key",
                another("Stranger", 0).key());
        var early = Terminal.run(
                folder, "receipt", "verify", file("r", receiptOf(call)), "--proof", "--url", marketplace.url());

        for (var said : List.of(stranger, early)) {
            assertThat(said.exitCode()).as(said.out()).isEqualTo(2);
            assertThat(said.err()).startsWith("taomarket: ").hasLineCount(1);
        }
        assertThat(early.err()).contains("try again then");
    }

    private Call chat(String text, String more) {
        return call(CHAT, body(ECHO, text, more));
    }

    private Call call(String path, String request) {
        var answer = gateway.post(path, bearer(customer.key()), request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new Call(path, request, answer, generation(answer));
    }

    private void settled(String id, String key) {
        org.awaitility.Awaitility.await()
                .atMost(SETTLED)
                .until(() -> gateway.get("/v1/generation?id=" + id, key).status() == 200);
    }

    private static String receiptOf(Call call) {
        return call.generation.path("receipt").asString();
    }

    private Said verify(String receipt, String request, String response) throws Exception {
        return Terminal.run(
                folder,
                "receipt",
                "verify",
                file("receipt.jws", receipt),
                "--request",
                file("request.json", request),
                "--response",
                file("response.txt", response),
                "--url",
                marketplace.url());
    }

    private Said replay(String url, Call call) throws Exception {
        var id = call.generation.path("id").asString();
        return Terminal.run(folder, "routing", "replay", id, "--url", url, "--key", customer.key());
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
