package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.RateLimitException;
import com.openai.errors.SseException;
import com.openai.errors.UnauthorizedException;
import com.openai.errors.UnexpectedStatusCodeException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** OpenAI's own clients, unmodified, for Node and for Java, and Anthropic's for Node. */
class OfficialClientsConformanceEndToEndTests extends Conformance {

    private static final String SLOW = "{'name': 'slow', 'requests_per_minute': 2}";
    private static final String PACED = "{'name': 'paced', 'requests_per_minute': 12}";
    private static final String LIMITED = "{'name': 'limited', 'models': ['sim/embed-64']}";

    @TestFactory
    List<DynamicTest> node() throws Exception {
        var environment = Map.of(
                "BASE_URL", marketplace.url(),
                "KEY", customer.key(),
                "EMPTY_KEY", another("Empty", 0).key(),
                "SLOW_KEY", key(SLOW).path("key").asString(),
                "PACED_KEY", key(PACED).path("key").asString(),
                "LIMITED_KEY", key(LIMITED).path("key").asString());
        NodeClient.run("conformance.mjs", environment)
                .forEach((name, problem) ->
                        fact(name, () -> assertThat(problem.orElse("")).isEmpty()));
        return facts();
    }

    @TestFactory
    List<DynamicTest> nodeOfAnthropic() throws Exception {
        var environment = Map.of(
                "BASE_URL", marketplace.url(),
                "KEY", customer.key(),
                "EMPTY_KEY", another("Empty", 0).key());
        NodeClient.run("messages.mjs", environment)
                .forEach((name, problem) ->
                        fact(name, () -> assertThat(problem.orElse("")).isEmpty()));
        return facts();
    }

    @TestFactory
    List<DynamicTest> java() {
        var client = client(customer.key());
        fact("A2 a wrong key is an UnauthorizedException", () -> assertThat(
                        catchThrowableOfType(UnauthorizedException.class, () -> chat(client("tao_sk_wrong"), "x"))
                                .code())
                .contains("invalid_api_key"));
        fact("A7 another model than the key may use is a PermissionDeniedException", () -> assertThat(catchThrowable(
                        () -> chat(client(key(LIMITED).path("key").asString()), "x")))
                .isInstanceOf(PermissionDeniedException.class));
        fact("B1 a chat has words", () -> assertThat(chat(client, "hello world"))
                .isEqualTo("hello world"));
        fact("B22 an unknown model is a NotFoundException", () -> assertThat(
                        catchThrowableOfType(NotFoundException.class, () -> client.chat()
                                        .completions()
                                        .create(ask("x").model("no/such").build()))
                                .code())
                .contains("model_not_found"));
        fact("D5 a stream is the whole in pieces", () -> assertThat(streamed(client, "one two three"))
                .isEqualTo("one two three"));
        fact("D10 a stream ends with its usage", () -> {
            var options =
                    ChatCompletionStreamOptions.builder().includeUsage(true).build();
            try (var stream = client.chat()
                    .completions()
                    .createStreaming(ask("one two three").streamOptions(options).build())) {
                var last = stream.stream().reduce((_, next) -> next).orElseThrow();
                assertThat(last.usage().orElseThrow().completionTokens()).isEqualTo(3);
            }
        });
        for (var fault : List.of("cut", "close_clean", "broken_json", "big_event"))
            fact("D18 D20 a stream that breaks with " + fault + " is an SseException", () -> assertThat(
                            catchThrowableOfType(
                                            SseException.class,
                                            () -> streamed(
                                                    client,
                                                    "one two three four\n!sim {\"fault\": \"" + fault
                                                            + "\", \"after_tokens\": 2}"))
                                    .code())
                    .contains("provider_unavailable"));
        for (var fault : List.of("double_done", "crlf", "error_null", "no_usage"))
            fact("D22 D26 D35 a stream with " + fault + " is made ours", () -> assertThat(
                            streamed(client, "one two\n!sim {\"fault\": \"" + fault + "\"}"))
                    .isEqualTo("one two"));
        fact("G1 vectors come without asking for an encoding", () -> assertThat(client.embeddings()
                        .create(EmbeddingCreateParams.builder()
                                .model(EMBED)
                                .input("hello")
                                .build())
                        .data()
                        .getFirst()
                        .embedding())
                .hasSize(64));
        fact("H1 models are one page", () -> assertThat(
                        client.models().list().autoPager().stream().map(model -> model.id()))
                .contains(ECHO, TOOLS, EMBED));
        fact(
                "H3 a model is found by its id",
                () -> assertThat(client.models().retrieve(ECHO).id()).isEqualTo(ECHO));
        fact("I1 a rate limit is a RateLimitException", () -> {
            var slow = client(key(SLOW).path("key").asString());
            chat(slow, "x");
            chat(slow, "x");
            assertThat(catchThrowable(() -> chat(slow, "x"))).isInstanceOf(RateLimitException.class);
        });
        fact("I4 I16 no balance has a code and a type", () -> {
            OpenAIServiceException error = catchThrowableOfType(
                    UnexpectedStatusCodeException.class,
                    () -> chat(client(another("Broke", 0).key()), "x"));
            assertThat(error.statusCode()).isEqualTo(402);
            assertThat(error.code()).contains("insufficient_credits");
            assertThat(error.type()).isPresent();
        });
        fact("L1 older completions are answered", () -> assertThat(client.completions()
                        .create(CompletionCreateParams.builder()
                                .model(ECHO)
                                .prompt("one two")
                                .build())
                        .choices()
                        .getFirst()
                        .text())
                .isEqualTo("one two"));
        fact("L4 a response has words", () -> assertThat(client.responses()
                        .create(ResponseCreateParams.builder()
                                .model(ECHO)
                                .input("hello world")
                                .build())
                        .output()
                        .getFirst()
                        .asMessage()
                        .content()
                        .getFirst()
                        .asOutputText()
                        .text())
                .isEqualTo("hello world"));
        return facts();
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(marketplace.url() + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    private static ChatCompletionCreateParams.Builder ask(String text) {
        return ChatCompletionCreateParams.builder().model(ECHO).addUserMessage(text);
    }

    private static String chat(OpenAIClient client, String text) {
        return client.chat()
                .completions()
                .create(ask(text).build())
                .choices()
                .getFirst()
                .message()
                .content()
                .orElseThrow();
    }

    private static String streamed(OpenAIClient client, String text) {
        try (var stream = client.chat().completions().createStreaming(ask(text).build())) {
            return stream.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .flatMap(choice -> choice.delta().content().stream())
                    .collect(Collectors.joining());
        }
    }
}
