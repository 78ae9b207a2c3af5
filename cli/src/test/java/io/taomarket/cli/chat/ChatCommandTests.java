package io.taomarket.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.cli.CliRun;
import io.taomarket.cli.Json;
import io.taomarket.cli.platform.FakePlatform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChatCommandTests {

    static final String CHAT = "/v1/chat/completions";
    static final String MINER = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
    static final Map<String, String> HEADERS = Map.of("x-tao-miner", MINER, "x-request-id", "req-1");

    final FakePlatform platform = platform();

    static FakePlatform platform() {
        try {
            return new FakePlatform();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void catalogue() {
        platform.answer(
                "/v1/models",
                200,
                "{\"object\": \"list\", \"data\": ["
                        + String.join(
                                ", ",
                                model("baai/bge-small-en-v1.5", "embeddings", "available"),
                                model("sim/unserved", "text", "unavailable"),
                                model("sim/echo-small", "text", "available"),
                                model("taomarket/chat-mini", "text", "available"))
                        + "]}");
        platform.answer(CHAT, 200, stream("Hel", "lo", "!"), HEADERS);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aPipeGetsTheAnswerAloneAndTheRestStandsBesideIt() throws IOException {
        var run = piped("hi\nthere\n");

        assertThat(run.out()).isEqualTo("Hello!\n");
        assertThat(run.err()).isEqualTo("miner 5FHneW46… · 12 + 3 tokens · 0.00000015 TAO · receipt chatcmpl-7\n");
        assertThat(run.exitCode()).isZero();
        assertThat(platform.questions()).containsExactly("GET /v1/models Bearer k", "POST " + CHAT + " Bearer k");
        assertThat(request(1).path("model").asString()).isEqualTo("taomarket/chat-mini");
        assertThat(request(1).path("stream").asBoolean()).isTrue();
        assertThat(request(1).at("/stream_options/include_usage").asBoolean()).isTrue();
        assertThat(said(1)).containsExactly("user: hi\nthere");
    }

    @Test
    void aProgramGetsOneObjectWithWhatItCost() {
        var run = piped("hi", "--json", "--model", "sim/echo-small");

        var answer = Json.MAPPER.readTree(run.out());
        assertThat(answer.path("answer").asString()).isEqualTo("Hello!");
        assertThat(answer.path("model").asString()).isEqualTo("sim/echo-small");
        assertThat(answer.path("miner").asString()).isEqualTo(MINER);
        assertThat(answer.path("finish_reason").asString()).isEqualTo("stop");
        assertThat(answer.at("/bill/cost_rao").asLong()).isEqualTo(150);
        assertThat(answer.at("/bill/receipt_id").asString()).isEqualTo("chatcmpl-7");
        assertThat(run.lines()).hasSize(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aConversationIsRememberedUntilANewOneBegins() throws IOException {
        var run = typed("hi\n\nand you?\n/new\nwho?\n/quit\nnever asked\n");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("Hello!\n".repeat(3));
        assertThat(said(1)).containsExactly("user: hi");
        assertThat(said(2)).containsExactly("user: hi", "assistant: Hello!", "user: and you?");
        assertThat(said(3)).containsExactly("user: who?");
        assertThat(run.err()).contains("\u001b[2mminer 5FHneW46…").doesNotContain("never");
    }

    @Test
    void anotherModelGoesOnWithTheSameConversation() throws IOException {
        var run = typed("hi\n/model sim/echo-small\nmore\n/model\n/model nobody/this\n/bye\n/help\n");

        assertThat(request(3).path("model").asString()).isEqualTo("sim/echo-small");
        assertThat(said(3)).hasSize(3);
        assertThat(run.err())
                .contains("sim/echo-small; on offer: sim/echo-small, taomarket/chat-mini, sim/unserved")
                .contains("there is no chat model 'nobody/this'; on offer: sim/echo-small")
                .contains("there is no /bye; /help lists")
                .contains("/new ");
    }

    @Test
    void ctrlCStopsTheAnswerAndShowsWhatWasCharged() throws IOException {
        platform.beginAnswer(CHAT, events("Once ", "upon"), HEADERS);
        platform.answer("/v1/generation?id=req-1", 404, "{}");
        platform.thenAnswer(
                "/v1/generation?id=req-1",
                200,
                "{\"id\": \"chatcmpl-7\", \"prompt_tokens\": 4, \"completion_tokens\": 2, \"cost_rao\": \"90\"}");

        var run = CliRun.atTerminal("tell\n", "upon", "chat", "--url", platform.url(), "--key", "k");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("Once upon\n");
        assertThat(run.err()).contains("stopped · 4 + 2 tokens · 0.00000009 TAO · receipt chatcmpl-7");
        assertThat(platform.questions())
                .filteredOn(each -> each.contains("/v1/generation"))
                .hasSize(2);
    }

    @Test
    void aStreamThatBeginsBeforeItsMinerIsKnownIsLookedUp() {
        platform.answer(CHAT, 200, stream("late"), Map.of("x-request-id", "req-1"));
        platform.answer("/v1/generation?id=req-1", 200, "{\"id\": \"chatcmpl-7\", \"miner\": \"" + MINER + "\"}");

        assertThat(piped("hi").err()).startsWith("miner 5FHneW46… · 12 + 3 tokens");
    }

    @Test
    void anAnswerThatBreaksOffIsForgottenAndSaysWhy() throws IOException {
        platform.answer(
                CHAT, 200, events("Once ") + event("{\"error\": {\"message\": \"The miner broke off.\"}}"), HEADERS);
        platform.thenAnswer(CHAT, 200, stream("fine"));

        var run = typed("hi\nagain\n");

        assertThat(run.out()).isEqualTo("Once \nfine\n");
        assertThat(run.err()).contains("broke off, which costs nothing", "taomarket: The miner broke off.");
        assertThat(said(2)).containsExactly("user: again");
    }

    @Test
    void anAnswerThatWasTooSlowIsNotSaidToCostNothing() {
        var tooSlow = "{\"error\": {\"message\": \"What was sent is charged.\", \"code\": \"stream_timeout\"}}";
        platform.answer(CHAT, 200, events("Once ") + event(tooSlow), HEADERS);

        assertThat(piped("hi").err())
                .contains("broke off", "taomarket: What was sent is charged.")
                .doesNotContain("costs nothing");
    }

    @Test
    void aPipedAnswerThatBreaksOffIsExitCodeOne() {
        platform.answer(CHAT, 200, events("Once ") + event("{\"error\": {\"message\": \"Gone.\"}}"), HEADERS);

        assertThat(piped("hi").exitCode()).isEqualTo(1);
    }

    @Test
    void aStreamWithoutAnEndIsNotTakenForAnAnswer() {
        platform.answer(CHAT, 200, events("Once "), HEADERS);

        var run = piped("hi");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("the answer ended in the middle");
    }

    @ParameterizedTest
    @CsvSource({
        "401, key, 'give --key, or set TAOMARKET_KEY'",
        "402, money, top up",
        "404, model, /model lists",
        "400, context, /new begins anew",
        "429, slow down, try again in 7 s",
        "500, oops, oops"
    })
    void aRefusalSaysWhatToDo(int status, String message, String hint) {
        platform.answer(CHAT, status, "{\"error\": {\"message\": \"" + message + "\"}}", Map.of("retry-after", "7"));

        var run = piped("hi");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1).contains("answered " + status + ": " + message, hint);
    }

    @Test
    void aTerminalIsNotObeyingWhatAMinerSays() {
        platform.answer(CHAT, 200, stream("a\\u001b[2Jb\\u202ec\\n", "d\\r"), HEADERS);

        assertThat(piped("hi").out()).isEqualTo("a?[2Jb?c\nd?\n");
    }

    @Test
    void withoutAChatModelItIsSaidHowToBringOne() {
        platform.answer("/v1/models", 200, "{\"data\": [" + model("a/b", "embeddings", "available") + "]}");

        var run = piped("hi");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no chat model on offer", "docs/bigger-models.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void anEmptyMessageIsNotSent(String message) {
        assertThat(piped(message).err()).contains("there is no message");
        assertThat(platform.questions()).hasSize(1);
    }

    private CliRun piped(String message, String... more) {
        var args = new ArrayList<>(List.of("chat", "--url", platform.url(), "--key", "k"));
        args.addAll(List.of(more));
        return CliRun.with(message, args.toArray(String[]::new));
    }

    private CliRun typed(String lines) {
        return CliRun.atTerminal(lines, "", "chat", "--url", platform.url(), "--key", "k");
    }

    private JsonNode request(int question) {
        return Json.MAPPER.readTree(platform.bodies().get(question));
    }

    private List<String> said(int question) {
        return request(question)
                .path("messages")
                .valueStream()
                .map(turn -> turn.path("role").asString() + ": "
                        + turn.path("content").asString())
                .toList();
    }

    private static String stream(String... pieces) {
        return ": waiting\n\n" + events(pieces)
                + event(
                        "{\"id\": \"chatcmpl-7\", \"choices\": [{\"index\": 0, \"delta\": {}, \"finish_reason\": \"stop\"}]}")
                + event("{\"id\": \"chatcmpl-7\", \"choices\": [], \"usage\": {\"prompt_tokens\": 12,"
                        + " \"completion_tokens\": 3, \"cost\": 1.5E-7, \"cost_rao\": \"150\"}}")
                + event("[DONE]");
    }

    private static String events(String... pieces) {
        var events = new StringBuilder();
        for (var piece : pieces)
            events.append(event("{\"id\": \"chatcmpl-7\", \"choices\": [{\"index\": 0, \"delta\": {\"content\": \""
                    + piece + "\"}, \"finish_reason\": null}], \"usage\": null}"));
        return events.toString();
    }

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }

    private static String model(String id, String output, String status) {
        return "{\"id\": \"%s\", \"architecture\": {\"output_modalities\": [\"%s\"]}, \"status\": \"%s\"}"
                .formatted(id, output, status);
    }
}
