package io.taomarket.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.routing.Pick.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The shares in which miners are chosen, over many seeds, against what the rule says they must be. */
class SelectionTests extends SelectionTest {

    @Test
    void idleMinersAreAskedInProportionToTheirScores() {
        var candidates = List.of(miner("a", 0.9, 10), miner("b", 0.6, 10), miner("c", 0.6, 5));

        // quality² / (price + 1) / time
        assertShares(candidates, 0.81 / 1001, 0.36 / 1001, 0.36 / 501);
    }

    @Test
    void timeAndThroughputCountAsMuchAsPrice() {
        var candidates = List.of(timed("a", 100, 100), timed("b", 200, 100), timed("c", 100, 20));

        // 100 tokens: 0.1 s + 1 s, 0.2 s + 1 s, 0.1 s + 5 s
        assertShares(question(candidates, 100), 1 / 1.1, 1 / 1.2, 1 / 5.1);
    }

    @Test
    void cachedTokensCountAtTheirOwnPrice() {
        var cold = miner("a", 0.9, 10);
        var warm = new Facts("b", "m", 0.9, 1, 10_000_000, 1_000_000, 0, 0.5, 100.0, null, 0, 10, true);

        assertShares(List.of(cold, warm), 1 / 1001.0, 1 / 551.0);
    }

    @Test
    void whoCountsAsWeDoIsAskedMore() {
        var liar = new Facts("b", "m", 0.9, 0.25, 10_000_000, 10_000_000, 0, 0, 100.0, null, 0, 10, true);

        assertShares(List.of(miner("a", 0.9, 10), liar), 4, 1);
    }

    @Test
    void ofTwoThatAreDrawnTheLessBusyOneIsTaken() {
        var busy = busy("a", 0.9, 3, 10);
        var idle = busy("b", 0.9, 0, 10);
        var other = busy("c", 0.9, 1, 10);
        var a = 1 / 2.2;
        var b = 1.0;
        var c = 1 / 1.4;
        var all = a + b + c;

        // each pair is drawn in both orders, and the less busy of the pair wins
        var ab = a / all * b / (b + c) + b / all * a / (a + c);
        var ac = a / all * c / (b + c) + c / all * a / (a + b);
        var bc = b / all * c / (a + c) + c / all * b / (a + b);
        assertThat(ab + ac + bc).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
        assertShares(List.of(busy, idle, other), 0, ab + bc, ac);
    }

    @Test
    void newcomersComeFirstInTheirShareOfRequestsAndLastInAllOthers() {
        var known = List.of(miner("a", 0.9, 10), miner("b", 0.9, 10));
        var candidates = new ArrayList<>(known);
        candidates.add(miner("new1", null, 10));
        candidates.add(miner("new2", null, 10));

        assertShares(candidates, 0.475, 0.475, 0.025, 0.025);
        var usual = choices(question(candidates, 0)).stream()
                .filter(picks -> picks.getFirst().reason() != Reason.NEWCOMER)
                .toList();
        assertThat(usual).allSatisfy(picks -> assertThat(picks.subList(0, 2))
                .noneMatch(pick -> pick.facts().isNewcomer()));
    }

    @Test
    void newcomersAmongThemselvesAreDrawnByScore() {
        assertShares(List.of(miner("a", null, 10), miner("b", null, 20)), 1 / 1001.0, 1 / 2001.0);
    }

    @Test
    void slowMinersWaitBehindThoseThatAreAsQuickAsPreferred() {
        var quick = miner("a", 0.4, 90);
        var slow = preferred(miner("b", 0.9, 1), false);

        assertThat(choices(question(List.of(quick, slow), 0)))
                .allSatisfy(picks -> assertThat(hotkeys(picks)).containsExactly("a", "b"));
        var newcomers = List.of(miner("a", null, 90), preferred(miner("b", null, 1), false));
        assertThat(choices(question(newcomers, 0)))
                .allSatisfy(picks -> assertThat(hotkeys(picks)).containsExactly("a", "b"));
    }

    @Test
    void aSortLeavesNothingToChance() {
        var cheap = new Facts("a", "m", 0.5, 1, 1, 1, 1, 0, 300.0, 10.0, 0, 10, true);
        var quick = new Facts("b", "m", 0.5, 1, 9, 9, 9, 0, 100.0, 50.0, 0, 10, true);
        var pouring = new Facts("c", "m", 0.5, 1, 5, 5, 5, 0, 200.0, 90.0, 0, 10, true);
        var untimed = new Facts("d", "m", 0.9, 1, 7, 7, 7, 0, null, null, 0, 10, true);
        var all = List.of(untimed, pouring, quick, cheap);

        assertThat(hotkeys(Selection.choose(sorted(all, Sort.PRICE)))).containsExactly("a", "c", "d", "b");
        assertThat(hotkeys(Selection.choose(sorted(all, Sort.LATENCY)))).containsExactly("b", "c", "a", "d");
        assertThat(hotkeys(Selection.choose(sorted(all, Sort.THROUGHPUT)))).containsExactly("c", "b", "a", "d");
    }

    @Test
    void modelsServeInTheirOrder() {
        var one = miner("a", 0.9, 10);
        var two = new Facts("b", "n", 0.9, 1, 1, 1, 1, 0, null, null, 0, 10, true);
        var question = new Question(1, SETTINGS, 100, 0, List.of("n", "m"), List.of(), null, null, List.of(one, two));

        assertThat(hotkeys(Selection.choose(question))).containsExactly("b", "a");
    }

    @Test
    void equalQuestionsHaveEqualAnswersInWhateverOrderTheCandidatesStand() {
        var random = new Random(7);
        for (var round = 0; round < 200; round++) {
            var candidates = IntStream.range(0, 9)
                    .mapToObj(i -> busy("m" + i, i % 4 == 0 ? null : random.nextDouble(), i % 3, 10))
                    .collect(Collectors.toCollection(ArrayList::new));
            var picks = Selection.choose(seeded(candidates, round));
            Collections.shuffle(candidates, random);

            assertThat(Selection.choose(seeded(candidates, round))).isEqualTo(picks);
            assertThat(hotkeys(picks)).doesNotHaveDuplicates().hasSize(9);
        }
    }

    @Test
    void drawsAreSplitMix64() {
        var draws = new Draws(1234567);

        // the generator's published vector for this seed, its upper 53 bits as a fraction
        for (var expected : new long[] {6457827717110365317L, 3203168211198807973L, -8629252141511181193L})
            assertThat(draws.next()).isEqualTo((expected >>> 11) * 0x1p-53);
    }

    private static void assertShares(List<Facts> candidates, double... weights) {
        assertShares(question(candidates, 0), weights);
    }

    private static void assertShares(Question question, double... weights) {
        var counts = new long[weights.length];
        for (var picks : choices(question))
            counts[question.candidates().indexOf(picks.getFirst().facts())]++;
        assertFits(counts, weights);
    }

    private static Question seeded(List<Facts> candidates, long seed) {
        return new Question(seed, SETTINGS, 100, 10, List.of("m"), List.of(), null, null, candidates);
    }

    private static Question sorted(List<Facts> candidates, Sort sort) {
        return new Question(0, SETTINGS, 100, 10, List.of("m"), List.of(), sort, null, candidates);
    }

    private static List<String> hotkeys(List<Pick> picks) {
        return picks.stream().map(pick -> pick.facts().miner()).toList();
    }

    private static Facts timed(String hotkey, double firstTokenMs, double tokensPerSecond) {
        return new Facts(hotkey, "m", 0.9, 1, 0, 0, 0, 0, firstTokenMs, tokensPerSecond, 0, 10, true);
    }

    private static Facts preferred(Facts facts, boolean preferred) {
        return new Facts(
                facts.miner(),
                facts.model(),
                facts.quality(),
                facts.honesty(),
                facts.promptRaoPerMtok(),
                facts.cacheReadRaoPerMtok(),
                facts.completionRaoPerMtok(),
                facts.cacheHitShare(),
                facts.firstTokenMs(),
                facts.tokensPerSecond(),
                facts.underWay(),
                facts.maxConcurrency(),
                preferred);
    }
}
