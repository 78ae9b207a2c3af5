package io.taomarket.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.routing.Pick.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The shares in which miners are chosen, over many seeds, against what the rule says they must be. */
class SelectionTests {

    static final Settings SETTINGS = new Settings(0.3, 0.05, 500, 30, 0, 2);
    static final int REQUESTS = 40_000;

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
    void aSessionStaysWhileItsMinerIsNotTooBusyAndMovesWhenItIs() {
        var candidates = IntStream.range(0, 8)
                .mapToObj(i -> busy("m" + i, 0.9, i % 2, 10))
                .toList();
        var session = new Affinity("conversation 1", true);
        var homes = choices(asking(question(candidates, 0), session)).stream()
                .map(picks -> picks.getFirst().facts().miner())
                .distinct()
                .toList();
        assertThat(homes).hasSize(1);

        var home = homes.getFirst();
        var crowded = candidates.stream()
                .map(facts -> facts.miner().equals(home) ? busy(home, 0.9, 3, 10) : facts)
                .toList();
        assertThat(Selection.choose(asking(question(crowded, 0), session))
                        .getFirst()
                        .facts()
                        .miner())
                .isNotEqualTo(home);
        var without =
                candidates.stream().filter(facts -> !facts.miner().equals(home)).toList();
        assertThat(Selection.choose(asking(question(without, 0), session))
                        .getFirst()
                        .reason())
                .isEqualTo(Reason.SESSION);
    }

    @Test
    void whenAMinerLeavesOnlyItsSessionsMove() {
        var candidates =
                IntStream.range(0, 6).mapToObj(i -> miner("m" + i, 0.9, 10)).toList();
        var fewer = candidates.subList(0, 5);

        for (var session = 0; session < 500; session++) {
            var affinity = new Affinity("s" + session, true);
            var before = Selection.choose(asking(question(candidates, 0), affinity))
                    .getFirst()
                    .facts()
                    .miner();
            var after = Selection.choose(asking(question(fewer, 0), affinity))
                    .getFirst()
                    .facts()
                    .miner();
            if (!before.equals("m5")) assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void sessionsSpreadInProportionToLastingWorth() {
        var candidates = List.of(miner("a", 0.9, 10), miner("b", 0.6, 10), miner("c", 0.9, 20));
        var counts = new long[3];
        for (var i = 0; i < REQUESTS; i++) {
            var affinity = new Affinity("session " + i, true);
            var first =
                    Selection.choose(asking(question(candidates, 0), affinity)).getFirst();
            counts[first.facts().miner().charAt(0) - 'a']++;
        }

        assertFits(counts, 0.81 / 10_000_001, 0.36 / 10_000_001, 0.81 / 20_000_001);
    }

    @Test
    void aPromptsPrefixLeavesNewcomersTheirShare() {
        var candidates = List.of(miner("a", 0.9, 10), miner("b", 0.9, 10), miner("new", null, 10));
        var prefix = new Affinity("once upon a time", false);

        var reasons = choices(asking(question(candidates, 0), prefix)).stream()
                .collect(Collectors.groupingBy(picks -> picks.getFirst().reason(), Collectors.counting()));

        assertThat(reasons).containsOnlyKeys(Reason.PREFIX, Reason.NEWCOMER);
        assertFits(new long[] {reasons.get(Reason.PREFIX), reasons.get(Reason.NEWCOMER)}, 0.95, 0.05);
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

    /** Pearson's chi-square at a level that chance fails once in a million: with these seeds never, or always. */
    private static void assertFits(long[] counts, double... weights) {
        var all =
                IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
        var total = IntStream.range(0, counts.length).mapToLong(i -> counts[i]).sum();
        var chiSquare = 0.0;
        for (var i = 0; i < weights.length; i++) {
            var expected = total * weights[i] / all;
            if (expected == 0) assertThat(counts[i]).isZero();
            else chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        var critical = new double[] {0, 23.9, 27.6, 30.7}[weights.length - 1];
        assertThat(chiSquare)
                .as(
                        "shares %s",
                        IntStream.range(0, counts.length)
                                .mapToObj(i -> counts[i])
                                .toList())
                .isLessThan(critical);
    }

    private static List<List<Pick>> choices(Question question) {
        return IntStream.range(0, REQUESTS)
                .mapToObj(i -> Selection.choose(new Question(
                        i * 0x5851F42D4C957F2DL + 1,
                        question.settings(),
                        question.promptTokens(),
                        question.completionTokens(),
                        question.models(),
                        question.order(),
                        question.sort(),
                        question.affinity(),
                        question.candidates())))
                .toList();
    }

    private static Question question(List<Facts> candidates, long completionTokens) {
        return new Question(0, SETTINGS, 100, completionTokens, List.of("m"), List.of(), null, null, candidates);
    }

    private static Question seeded(List<Facts> candidates, long seed) {
        return new Question(seed, SETTINGS, 100, 10, List.of("m"), List.of(), null, null, candidates);
    }

    private static Question sorted(List<Facts> candidates, Sort sort) {
        return new Question(0, SETTINGS, 100, 10, List.of("m"), List.of(), sort, null, candidates);
    }

    private static Question asking(Question question, Affinity affinity) {
        return new Question(
                question.seed(),
                question.settings(),
                question.promptTokens(),
                question.completionTokens(),
                question.models(),
                question.order(),
                question.sort(),
                affinity,
                question.candidates());
    }

    private static List<String> hotkeys(List<Pick> picks) {
        return picks.stream().map(pick -> pick.facts().miner()).toList();
    }

    /** At this price in rao per token, 100 ms away. */
    private static Facts miner(String hotkey, @Nullable Double quality, long rao) {
        return new Facts(hotkey, "m", quality, 1, rao * 1_000_000, rao * 1_000_000, 0, 0, 100.0, null, 0, 10, true);
    }

    private static Facts timed(String hotkey, double firstTokenMs, double tokensPerSecond) {
        return new Facts(hotkey, "m", 0.9, 1, 0, 0, 0, 0, firstTokenMs, tokensPerSecond, 0, 10, true);
    }

    private static Facts busy(String hotkey, @Nullable Double quality, int underWay, int maxConcurrency) {
        return new Facts(hotkey, "m", quality, 1, 10, 10, 0, 0, 100.0, null, underWay, maxConcurrency, true);
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
