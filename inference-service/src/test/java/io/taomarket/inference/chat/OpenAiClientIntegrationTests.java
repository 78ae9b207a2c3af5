package io.taomarket.inference.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.NotFoundException;
import com.openai.errors.SseException;
import com.openai.errors.UnexpectedStatusCodeException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** OpenAI's own Java client, unchanged. */
class OpenAiClientIntegrationTests extends InferenceTest {

    static final FakeMiner CHAT = new FakeMiner().does(ChatIntegrationTests::helloWorld);
    static final FakeMiner EMBEDDINGS = new FakeMiner().answers("{\"data\":[{\"index\":0,\"embedding\":[0.5,-0.25]}]}");

    @Test
    void completes() {
        var model = chatModel(CHAT);

        var completion = client(customer(1_000_000)).chat().completions().create(params(model));

        assertThat(completion.model()).isEqualTo(model);
        assertThat(completion.choices().getFirst().message().content()).hasValue("Hello world");
        assertThat(completion.usage().orElseThrow().completionTokens()).isEqualTo(2);
    }

    @Test
    void streams() {
        var model = chatModel(CHAT);

        try (var stream = client(customer(1_000_000)).chat().completions().createStreaming(params(model))) {
            var text = stream.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .flatMap(choice -> choice.delta().content().stream())
                    .collect(Collectors.joining());
            assertThat(text).isEqualTo("Hello world");
        }
    }

    @Test
    void throwsOurCodeWhenAStreamBreaks() {
        var breaking = new FakeMiner().does((exchange, _) -> {
            FakeMiner.stream(exchange, ChatIntegrationTests.delta("Hello"));
            exchange.close();
        });
        var model = chatModel(breaking);

        try (var stream = client(customer(1_000_000)).chat().completions().createStreaming(params(model))) {
            assertThatExceptionOfType(SseException.class)
                    .isThrownBy(() -> stream.stream().forEach(_ -> {}))
                    .satisfies(e -> assertThat(e.code()).hasValue("provider_unavailable"));
        }
    }

    @Test
    void embedsWithTheBase64ThatTheClientAsksForByItself() {
        var model = embeddingModel(EMBEDDINGS);
        var params = EmbeddingCreateParams.builder().model(model).input("hello").build();

        var embedding = client(customer(1_000_000)).embeddings().create(params);

        assertThat(embedding.data().getFirst().embedding()).containsExactly(0.5f, -0.25f);
    }

    @Test
    void findsModels() {
        var model = embeddingModel(EMBEDDINGS);
        var client = client(customer(0));

        assertThat(client.models().list().data()).anyMatch(entry -> entry.id().equals(model));
        assertThat(client.models().retrieve(model).id()).isEqualTo(model);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.models().retrieve("no/such"))
                .satisfies(e -> assertThat(e.code()).hasValue("model_not_found"));
    }

    @Test
    void isToldThatThereIsNoMoney() {
        var model = chatModel(CHAT);

        assertThatExceptionOfType(UnexpectedStatusCodeException.class)
                .isThrownBy(() -> client(customer(0)).chat().completions().create(params(model)))
                .satisfies(e -> {
                    assertThat(e.statusCode()).isEqualTo(402);
                    assertThat(e.code()).hasValue("insufficient_credits");
                    assertThat(e.type()).isPresent();
                });
    }

    private OpenAIClient client(Customer customer) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(uri("/v1").toString())
                .apiKey("unused")
                .putHeader("X-Tao-Caller", token(customer))
                .build();
    }

    private static ChatCompletionCreateParams params(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage("Hi")
                .build();
    }
}
