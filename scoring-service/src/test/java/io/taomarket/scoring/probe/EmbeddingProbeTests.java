package io.taomarket.scoring.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.scoring.score.Evidence.Kind;
import io.taomarket.scoring.score.Evidence.Outcome;
import io.taomarket.scoring.testing.Answers;
import io.taomarket.scoring.testing.FakeMiner.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Real models on both sides, no network between them. */
class EmbeddingProbeTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ProbeProperties PROPERTIES = new ProbeProperties(
            Set.of("text-embedding"), Set.of("chat"), Duration.ofSeconds(5), 1 << 20, 6, 0.98, 0.93, 0.5, 1);
    private static final ReferenceModels REFERENCES = new ReferenceModels(PROPERTIES);
    private static final ProofProperties PROOF = new ProofProperties(0.005, 0.015, 0.05, 0.5, 2.5, 4, 5, 48);
    private static final Probes PROBES = new Probes(REFERENCES, new ChatReferences(), PROPERTIES, PROOF, JSON);

    @AfterAll
    static void stop() {
        REFERENCES.destroy();
    }

    @Test
    void passesTheRightModelInEitherEncoding() {
        assertThat(judge(Answers.honest())).allMatch(j -> quality(j) == 1 && j.outcome() == Outcome.PASSED);
        assertThat(judge(Answers.roundedFloats())).allMatch(j -> quality(j) == 1);
    }

    @Test
    void findsTheOrderOfHonestVectorsRight() {
        assertThat(judge(Answers.honest())).allMatch(j -> j.orderHolds() == null || j.orderHolds());
    }

    @Test
    void givesNothingForAnotherModelOrMadeUpVectors() {
        assertThat(judge(Answers.otherModel())).allMatch(j -> quality(j) == 0 && j.outcome() == Outcome.WRONG);
        assertThat(judge(Answers.madeUp())).allMatch(j -> quality(j) == 0 && j.outcome() == Outcome.WRONG);
    }

    @Test
    void givesNothingForHalfTheWork() {
        assertThat(judge(Answers.lazy())).allMatch(j -> quality(j) < 0.2);
    }

    @Test
    void callsAnAnswerInvalidThatIsNone() {
        var probe = probe(Answers.MINILM, 3);
        var texts = JSON.readTree(probe.body()).path("input").size();
        var good = Answers.base64(new float[] {1, 2});
        for (var data : List.<Object>of(
                "nothing",
                List.of(),
                List.of(Map.of("index", 0, "embedding", List.of("x"))),
                List.of(Map.of("index", 7, "embedding", good)),
                List.of(Map.of("index", 0, "embedding", "no base64!")),
                List.of(Map.of("index", 0, "embedding", Answers.base64(new float[] {Float.NaN}))))) {
            assertThat(probe.judge(JSON.writeValueAsBytes(Map.of("data", data))))
                    .isEqualTo(new Judgement(Kind.REFERENCE, Outcome.INVALID, 0.0, null, null));
        }
        assertThat(probe.judge("{".getBytes()).outcome()).isEqualTo(Outcome.INVALID);
        assertThat(texts).isPositive();
    }

    @Test
    void checksOnlyTheFormOfAModelWithoutReference() {
        var probe = probe("author/unknown", 5);
        var judgement = probe.judge(answer(probe, Answers.madeUp()));

        assertThat(judgement.kind()).isEqualTo(Kind.AVAILABILITY);
        assertThat(judgement.quality()).isEqualTo(1);
    }

    @Test
    void knowsEveryModelInTheBox() {
        for (var model : List.of(Answers.MINILM, "BAAI/bge-small-en-v1.5", "intfloat/e5-small-v2")) {
            assertThat(REFERENCES.knows(model)).isTrue();
            assertThat(REFERENCES.embed(model, List.of("one", "two")))
                    .hasSize(2)
                    .allMatch(v -> v.length == 384);
        }
    }

    private static List<Judgement> judge(Behaviour behaviour) {
        return LongStream.range(0, 20)
                .mapToObj(seed -> probe(Answers.MINILM, seed))
                .map(probe -> probe.judge(answer(probe, behaviour)))
                .toList();
    }

    private static Probe probe(String model, long seed) {
        return PROBES.make("text-embedding", model, seed).orElseThrow();
    }

    private static byte[] answer(Probe probe, Behaviour behaviour) {
        return JSON.writeValueAsBytes(behaviour.answer(JSON.readTree(probe.body())));
    }

    private static double quality(Judgement judgement) {
        return judgement.quality() == null ? -1 : judgement.quality();
    }
}
