package io.taomarket.routing;

import io.taomarket.routing.Pick.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts candidates in the order in which they are asked, model by model. Those of verified quality go first, the ones as
 * quick as preferred before the others; newcomers come last, but for their share of the requests, in which one comes
 * first. Among equals, two are drawn in proportion to their scores and the less busy one is taken.
 */
public final class Selection {

    /** The first tier of newcomers. */
    private static final int NEWCOMERS = 2;

    private final Question question;
    private final Draws draws;

    private Selection(Question question) {
        this.question = question;
        this.draws = new Draws(question.seed());
    }

    /** Everybody, the one to be asked first in front. */
    public static List<Pick> choose(Question question) {
        var selection = new Selection(question);
        return question.models().stream()
                .flatMap(model -> selection.ofModel(model).stream())
                .toList();
    }

    private List<Pick> ofModel(String model) {
        var candidates = question.candidates().stream()
                .filter(facts -> facts.model().equals(model))
                .map(facts -> Scored.of(facts, question))
                .toList();
        return question.leavesNothingToChance() ? ranked(candidates) : balanced(candidates);
    }

    private List<Pick> ranked(List<Scored> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparingInt(this::rank)
                        .thenComparing(candidate -> !candidate.facts().preferred())
                        .thenComparing(sorted())
                        .thenComparing(Comparator.comparingDouble(Scored::score).reversed()))
                .map(candidate -> pick(candidate, reason(candidate), null))
                .toList();
    }

    private Reason reason(Scored candidate) {
        return question.order().contains(candidate.facts().miner()) ? Reason.ORDER : Reason.SORT;
    }

    private int rank(Scored candidate) {
        var place = question.order().indexOf(candidate.facts().miner());
        return place < 0 ? question.order().size() : place;
    }

    private Comparator<Scored> sorted() {
        return switch (question.sort()) {
            case PRICE -> Comparator.comparingDouble(candidate -> Scored.effectiveRao(candidate.facts(), question));
            case LATENCY ->
                Comparator.comparingDouble(candidate -> or(candidate.facts().firstTokenMs(), Double.POSITIVE_INFINITY));
            case THROUGHPUT ->
                Comparator.comparingDouble(candidate -> -or(candidate.facts().tokensPerSecond(), 0));
            case null -> (_, _) -> 0;
        };
    }

    private static double or(@Nullable Double measured, double otherwise) {
        return measured == null ? otherwise : measured;
    }

    private List<Pick> balanced(List<Scored> candidates) {
        var tiers = tiers(candidates);
        var picks = new ArrayList<Pick>();
        first(tiers).ifPresent(first -> {
            tiers.forEach(tier -> tier.removeIf(candidate -> candidate.facts().equals(first.facts())));
            picks.add(first);
        });
        for (var tier : tiers) {
            while (!tier.isEmpty()) picks.add(lessBusyOfTwo(tier));
        }
        return picks;
    }

    /** Known ones, then newcomers; of each those that are preferred first. */
    private static List<List<Scored>> tiers(List<Scored> candidates) {
        var tiers = List.<List<Scored>>of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var candidate : candidates) {
            var facts = candidate.facts();
            var first = facts.isNewcomer() ? NEWCOMERS : 0;
            tiers.get(facts.preferred() ? first : first + 1).add(candidate);
        }
        return tiers;
    }

    /** Somebody who goes before the usual draw: where the session is, a newcomer, or where the prompt was. */
    private Optional<Pick> first(List<List<Scored>> tiers) {
        var affinity = question.affinity();
        if (affinity != null && affinity.isSession()) return kept(affinity, tiers);
        var newcomer = newcomer(tiers);
        if (newcomer.isPresent() || affinity == null) return newcomer;
        return kept(affinity, tiers);
    }

    private Optional<Pick> newcomer(List<List<Scored>> tiers) {
        var newcomers = tiers.get(NEWCOMERS);
        if (newcomers.isEmpty() || tiers.getFirst().isEmpty() && tiers.get(1).isEmpty()) return Optional.empty();
        if (draws.next() >= question.settings().explorationShare()) return Optional.empty();
        var draw = draws.next();
        return Optional.of(pick(newcomers.get(Draws.place(draw, newcomers)), Reason.NEWCOMER, draw));
    }

    /** Weighted rendezvous: the miner that a key has keeps it, whoever else comes or goes, unless it is too busy. */
    private Optional<Pick> kept(Affinity affinity, List<List<Scored>> tiers) {
        var tier = tiers.stream().filter(each -> !each.isEmpty()).findFirst().orElse(List.of());
        var least = tier.stream()
                .mapToInt(candidate -> candidate.facts().underWay())
                .min()
                .orElse(0);
        var most = least + question.settings().affinitySlack();
        return tier.stream()
                .filter(candidate -> candidate.facts().underWay() <= most)
                .max(Comparator.comparingDouble(candidate -> pull(candidate, affinity)))
                .map(candidate -> pick(candidate, affinity.isSession() ? Reason.SESSION : Reason.PREFIX, null));
    }

    private double pull(Scored candidate, Affinity affinity) {
        var hash = Draws.ofTexts(affinity.key(), candidate.facts().miner());
        return candidate.steadyScore(question.settings()) / -StrictMath.log(hash);
    }

    private Pick lessBusyOfTwo(List<Scored> tier) {
        var draw = draws.next();
        var one = tier.remove(Draws.place(draw, tier));
        if (tier.isEmpty()) return pick(one, Reason.DRAWN, draw);
        var otherDraw = draws.next();
        var place = Draws.place(otherDraw, tier);
        var other = tier.get(place);
        if (one.facts().underWay() <= other.facts().underWay()) return pick(one, Reason.DRAWN, draw);
        tier.set(place, one);
        return pick(other, Reason.DRAWN, otherDraw);
    }

    private static Pick pick(Scored candidate, Reason reason, @Nullable Double draw) {
        return new Pick(candidate.facts(), candidate.score(), reason, draw);
    }
}
