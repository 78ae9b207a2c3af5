package io.taomarket.chatmodel.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.chatmodel.network.Weights;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How often cheats are found and honest miners wronged, with the bounds that the validators use; printed as a table. */
class ProofTests {

    private static final int SEEDS = Integer.getInteger("taomarket.proof.seeds", 12);
    private static final Bounds BOUNDS = new Bounds(0.005, 0.015, 0.05, 0.5, 2.5, 4);
    /** Below this quality an answer is called wrong. */
    private static final double WRONG = 0.5;

    private static final List<String> WORDS = List.of(
            "baker", "boat", "river", "lamp", "doctor", "harbour", "gold", "winter", "letter", "garden", "engine");
    private static final Map<Kind, List<Question>> QUESTIONS = questions();

    @Test
    void aModelIsNeverTakenForAnother() {
        for (var model : HouseModel.values()) {
            for (var kind : Kind.values()) {
                assertThat(found(model, "itself", model.weights(), kind)).isZero();
                assertThat(found(model, "itself, half precision", Copies.perturbed(model, 1.0 / 4096), kind))
                        .isZero();
            }
        }
    }

    @Test
    void theOddsTellAModelFromTheOtherAndFromItsCopies() {
        for (var model : HouseModel.values()) {
            assertThat(found(model, "the other model", other(model), Kind.ODDS)).isGreaterThan(0.95);
            assertThat(found(model, "copy of 4 bits", Copies.quantised(model, 4), Kind.ODDS))
                    .isGreaterThan(0.95);
            assertThat(found(model, "copy of 8 bits", Copies.quantised(model, 8), Kind.ODDS))
                    .isGreaterThan(0.85);
            assertThat(found(model, "copy, errors of 1 %", Copies.perturbed(model, 0.01), Kind.ODDS))
                    .isGreaterThan(0.85);
        }
    }

    @Test
    void trueOddsOfTokensThatAreNotTheLikeliestDoNotAgree() {
        var mini = HouseModel.MINI;
        assertThat(found(mini, "itself, other tokens", new Speaker(mini.weights(), 5), Kind.ODDS))
                .isEqualTo(1);
    }

    @Test
    void anAnswerThatStopsBeforeTheLimitAtWhichItClaimsToBeIsNoAnswer() {
        var question = QUESTIONS.get(Kind.TEXT).getFirst();
        var beginning = new Likeliest(HouseModel.MINI).answer(question.turns(), 3);
        var text = HouseModel.vocabulary()
                .decode(beginning.stream().mapToInt(id -> id).toArray());

        assertThat(new Proof(HouseModel.MINI).judge(question, new Said(text, List.of(), false)))
                .isEqualTo(Verdict.IMPOSSIBLE);
    }

    @Test
    void theTextAloneTellsAModelFromTheOther() {
        for (var model : HouseModel.values()) {
            assertThat(found(model, "the other model", other(model), Kind.TEXT)).isGreaterThan(0.6);
            found(model, "the other model", other(model), Kind.DRAWN_TEXT);
            found(model, "copy of 4 bits", Copies.quantised(model, 4), Kind.TEXT);
        }
    }

    /** The share of answers that are called wrong. */
    private static double found(HouseModel model, String who, Weights weights, Kind kind) {
        return found(model, who, new Speaker(weights), kind);
    }

    private static double found(HouseModel model, String who, Speaker speaker, Kind kind) {
        var proof = new Proof(model);
        var verdicts = LongStream.range(0, SEEDS)
                .mapToObj(seed -> verdict(proof, speaker, QUESTIONS.get(kind).get((int) seed), seed))
                .toList();
        var share = (double) verdicts.stream()
                        .filter(verdict -> BOUNDS.quality(verdict) < WRONG)
                        .count()
                / SEEDS;
        var measured = verdicts.stream().mapToDouble(kind::measure).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-20s served by %-24s %-10s wrong %5.1f %%  least %.4f median %.4f most %.4f%n",
                model.id(),
                who,
                kind,
                100 * share,
                measured[0],
                measured[SEEDS / 2],
                measured[SEEDS - 1]);
        return share;
    }

    private static Verdict verdict(Proof proof, Speaker speaker, Question question, long seed) {
        return Said.read(JsonMapper.shared(), speaker.answer(question, seed), question)
                .map(said -> proof.judge(question, said))
                .orElse(Verdict.IMPOSSIBLE);
    }

    private static Map<Kind, List<Question>> questions() {
        var contrast = new Contrast();
        var questions = new EnumMap<Kind, List<Question>>(Kind.class);
        for (var kind : Kind.values())
            questions.put(
                    kind,
                    LongStream.range(0, SEEDS)
                            .mapToObj(seed -> question(kind, new SplittableRandom(seed), contrast))
                            .toList());
        return questions;
    }

    private static Question question(Kind kind, SplittableRandom random, Contrast contrast) {
        var conversation = new Conversation(random, part -> word(random, part));
        return switch (kind) {
            case ODDS ->
                new Question(
                        conversation.turns(),
                        random.nextInt(3) == 0 ? random.nextInt(1, 11) / 10.0 : 0,
                        5,
                        random.nextInt(24, 49));
            case TEXT -> new Question(contrast.find(conversation), 0, 0, random.nextInt(24, 49));
            case DRAWN_TEXT ->
                new Question(contrast.find(conversation), random.nextInt(1, 4) / 10.0, 0, random.nextInt(24, 49));
        };
    }

    private static String word(SplittableRandom random, String part) {
        if (!part.equals("sentence")) return WORDS.get(random.nextInt(WORDS.size()));
        return "The %s saw the old %s near the %s."
                .formatted(word(random, "person"), word(random, "thing"), word(random, "thing"));
    }

    private static Weights other(HouseModel model) {
        return (model == HouseModel.MINI ? HouseModel.NANO : HouseModel.MINI).weights();
    }

    private enum Kind {
        ODDS,
        TEXT,
        DRAWN_TEXT;

        double measure(Verdict verdict) {
            return switch (this) {
                case ODDS -> verdict.distance();
                case TEXT -> verdict.regret();
                case DRAWN_TEXT -> verdict.surprise();
            };
        }
    }
}
