package io.taomarket.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.routing.Pick.Reason;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sessions and prompts that begin alike stay at one miner, and spread over all. */
class AffinityTests extends SelectionTest {

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
}
