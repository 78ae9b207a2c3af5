package io.taomarket.inference.route;

import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.catalogue.Parameters;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.miner.Miners;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Decides which miners are asked: those that fit the request and the wishes, in an order drawn by their score. */
@Component
public class Router {

    /** Completions are usually far shorter than their limit; prices are compared for no more than this. */
    private static final long USUAL_COMPLETION = 256;

    private final Miners miners;
    private final Score score;
    private final RouteProperties properties;
    private final RandomGenerator chance;

    Router(Miners miners, Score score, RouteProperties properties, RandomGenerator chance) {
        this.miners = miners;
        this.score = score;
        this.properties = properties;
        this.chance = chance;
    }

    /** The miners to try; refuses when there is none. */
    public Plan plan(Model model, Need need, Wishes wishes, String promptField) {
        if (model.offers().isEmpty()) throw nobodyAvailable(model);
        var fitting = model.offers().stream().filter(need::fits).toList();
        if (fitting.isEmpty()) throw need.exceeds(model.longestContext(), promptField);
        var usable = granting(wishes, capable(need, wishes, fitting)).stream()
                .filter(this::reaches)
                .map(offer -> candidate(offer, need))
                .toList();
        if (usable.isEmpty()) throw nobodyAvailable(model);
        var considered = usable.stream().sorted(order(wishes)).toList();
        return new Plan(considered.stream().limit(properties.attempts()).toList(), considered);
    }

    /** Whether customers may come to this offer at all: good enough, as far as known, and not broken at present. */
    public boolean reaches(Offer offer) {
        return score.isAboveFloor(offer) && miners.isTrusted(offer);
    }

    public static ApiFault nobodyAvailable(Model model) {
        return ApiFault.of(503, "no_miner_available", "No miner of " + model.id() + " can take the request now.")
                .retryAfter(1);
    }

    /** Those that take every parameter without which the answer would be another one, or all of them where wished. */
    private static List<Offer> capable(Need need, Wishes wishes, List<Offer> offers) {
        var capable = offers;
        for (var parameter : new TreeSet<>(need.parameters())) {
            if (!wishes.requireParameters() && !Parameters.isEssential(parameter)) continue;
            capable =
                    capable.stream().filter(offer -> offer.supports(parameter)).toList();
            if (capable.isEmpty())
                throw ApiFault.of(404, "no_miner_matches", "No miner of this model supports " + parameter + ".")
                        .about(parameter);
        }
        return capable;
    }

    private List<Offer> granting(Wishes wishes, List<Offer> offers) {
        var only = granting("provider.only", offers, wishes::isAmongOnly);
        var others = granting("provider.ignore", only, wishes::isNotIgnored);
        var ordered = granting("provider.order", others, wishes::isInOrder);
        var cheap = granting("provider.max_price", ordered, wishes::isCheapEnough);
        return granting("provider.min_quality", cheap, offer -> hasQuality(offer, wishes));
    }

    private boolean hasQuality(Offer offer, Wishes wishes) {
        var least = wishes.minQuality();
        return least.isEmpty() || score.verifiedQuality(offer).orElse(0.0) >= least.get();
    }

    private static List<Offer> granting(String wish, List<Offer> offers, Predicate<Offer> grants) {
        var granting = offers.stream().filter(grants).toList();
        if (granting.isEmpty())
            throw ApiFault.of(404, "no_miner_matches", "No miner of this model meets " + wish + ".")
                    .about(wish);
        return granting;
    }

    private Candidate candidate(Offer offer, Need need) {
        var limit = need.completionLimit(offer, properties.defaultCompletionTokens());
        var worstRao = offer.price().costRao(need.promptTokens(), limit * need.choices());
        var expectedRao = offer.price().costRao(need.promptTokens(), Math.min(limit, USUAL_COMPLETION));
        var weight = score.weight(offer, expectedRao);
        return new Candidate(offer, limit, worstRao, weight, draw(weight));
    }

    /** The first of many such draws falls on each candidate in proportion to its weight (Efraimidis and Spirakis). */
    private double draw(double weight) {
        double number;
        synchronized (chance) {
            number = chance.nextDouble();
        }
        return Math.log(1 - number) / weight;
    }

    private Comparator<Candidate> order(Wishes wishes) {
        var wished = Comparator.<Candidate>comparingInt(candidate -> wishes.rank(candidate.offer()));
        return wished.thenComparing(sorted(wishes)).thenComparing(Candidate.BY_DRAW);
    }

    private Comparator<Candidate> sorted(Wishes wishes) {
        return switch (wishes.sort().orElse("")) {
            case "price" -> Comparator.comparingLong(Candidate::worstRao);
            case "latency" -> Comparator.comparingDouble(candidate -> score.latencyMs(candidate.offer()));
            default -> (_, _) -> 0;
        };
    }
}
