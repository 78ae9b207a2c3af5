package io.taomarket.scoring.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.chatmodel.proof.Likeliest;
import io.taomarket.scoring.score.Evidence.Kind;
import io.taomarket.scoring.score.Evidence.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The models in the box on both sides, no network between them. How often cheats are found is measured beside the models. */
class ModelProbeTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SEEDS = 20;
    private static final ChatReferences REFERENCES = new ChatReferences();
    private static final ProofProperties PROPERTIES = new ProofProperties(0.005, 0.015, 0.05, 0.5, 2.5, 4, 5, 48);
    private static final Vocabulary VOCABULARY = Vocabulary.load();
    /** Made once, because finding a question that tells models apart takes a while. */
    private static final List<ModelProbe> PROBES =
            LongStream.range(0, SEEDS).mapToObj(ModelProbeTests::probe).toList();

    @AfterAll
    static void stop() {
        REFERENCES.destroy();
    }

    @Test
    void aProbeIsARequestThatACustomerCouldHaveSent() {
        for (var body : bodies()) {
            assertThat(body.propertyNames())
                    .startsWith("model", "messages", "max_tokens", "max_completion_tokens")
                    .isSubsetOf(
                            "model",
                            "messages",
                            "max_tokens",
                            "max_completion_tokens",
                            "temperature",
                            "top_p",
                            "frequency_penalty",
                            "presence_penalty",
                            "seed",
                            "stop",
                            "logprobs",
                            "top_logprobs",
                            "stream",
                            "stream_options");
            assertThat(body.path("messages").get(0).propertyNames()).containsExactly("role", "content");
            assertThat(body.path("max_tokens").asInt()).isBetween(24, 1024);
            assertThat(body.path("temperature").asDouble()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void everyShapeOfRequestIsUsed() {
        assertThat(bodies()).extracting(body -> body.has("logprobs")).contains(true, false);
        assertThat(bodies()).extracting(body -> body.has("stream")).contains(true, false);
        assertThat(bodies())
                .extracting(body -> body.path("max_tokens").asInt() > PROPERTIES.mostTokens())
                .contains(true, false);
    }

    @Test
    void theSameSeedGivesTheSameProbeAndEverySeedAnother() {
        assertThat(probe(7).body()).isEqualTo(PROBES.get(7).body());
        assertThat(bodies().stream()
                        .map(body -> body.path("messages").toString())
                        .distinct())
                .hasSize(SEEDS);
    }

    @Test
    void aTextThatTheModelWouldSayIsNoQualityAndOneThatItWouldNotIsWorthless() {
        var probe = textProbe();
        var right = probe.judge(answer(probe, HouseModel.MINI));
        var wrong = probe.judge(answer(probe, HouseModel.NANO));

        assertThat(right).isEqualTo(new Judgement(Kind.REFERENCE, Outcome.PASSED, null, null, null));
        assertThat(wrong.outcome()).isEqualTo(Outcome.WRONG);
        assertThat(wrong.quality()).isZero();
    }

    @Test
    void whatIsNoAnswerIsWorthNothing() {
        var judgement = PROBES.getFirst().judge("{}".getBytes());

        assertThat(judgement.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(judgement.quality()).isZero();
    }

    @Test
    void onlyAModelInTheBoxIsProbedLikeThis() {
        var properties = new ProbeProperties(
                Set.of("text-embedding"), Set.of("chat"), Duration.ofSeconds(5), 1 << 20, 6, 0.98, 0.93, 0.5, 1);
        var probes = new Probes(new ReferenceModels(properties), REFERENCES, properties, PROPERTIES, JSON);

        assertThat(probes.make("chat", "taomarket/chat-mini", 1)).get().isInstanceOf(ModelProbe.class);
        assertThat(probes.make("chat", "meta/llama-3.2", 1)).get().isInstanceOf(ChatProbe.class);
    }

    /** The first that asks for nothing but the likeliest text, and to which the two models begin differently. */
    private static ModelProbe textProbe() {
        return PROBES.stream()
                .filter(probe ->
                        probe.question().topLogprobs() == 0 && !probe.question().isDrawn())
                .filter(probe -> !said(probe, HouseModel.MINI, 12).equals(said(probe, HouseModel.NANO, 12)))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] answer(ModelProbe probe, HouseModel model) {
        var most = probe.question().maxTokens();
        var said = said(probe, model, most);
        var text =
                HouseModel.vocabulary().decode(said.stream().mapToInt(id -> id).toArray());
        var end = said.size() < most ? "stop" : "length";
        var choice = Map.of("message", Map.of("role", "assistant", "content", text), "finish_reason", end);
        return JSON.writeValueAsBytes(Map.of("choices", List.of(choice)));
    }

    private static List<Integer> said(ModelProbe probe, HouseModel model, int most) {
        return new Likeliest(model).answer(probe.question().turns(), most);
    }

    private static List<JsonNode> bodies() {
        return PROBES.stream().map(probe -> JSON.readTree(probe.body())).toList();
    }

    private static ModelProbe probe(long seed) {
        return ModelProbe.of(HouseModel.MINI, seed, VOCABULARY, REFERENCES, PROPERTIES, JSON);
    }
}
