package io.taomarket.inference.route;

import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.miner.Miners;
import io.taomarket.inference.request.Sha256;
import io.taomarket.routing.Affinity;
import io.taomarket.routing.Pick;
import io.taomarket.routing.Question;
import io.taomarket.routing.Selection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides which miners are asked: those that fit the request and the wishes, in the order that {@link Selection} gives. */
@Component
public class Router {

    /** Completions are usually far shorter than their limit; prices and times are compared for no more than this. */
    private static final int USUAL_COMPLETION = 256;

    private static final int SHORTEST_WAIT_S = 1;
    private static final int LONGEST_WAIT_S = 60;

    private final Miners miners;
    private final Knowledge knowledge;
    private final Fitting fitting;
    private final RouteProperties properties;
    private final RandomGenerator chance;

    Router(Miners miners, Knowledge knowledge, Fitting fitting, RouteProperties properties, RandomGenerator chance) {
        this.miners = miners;
        this.knowledge = knowledge;
        this.fitting = fitting;
        this.properties = properties;
        this.chance = chance;
    }

    /**
     * The miners to try, of the first model first; refuses when there is none of any model.
     *
     * @param promptField the field that is named when the prompt is too long
     * @param promptStart how the prompt begins; asked for only where prompts that begin alike are kept together
     */
    public Plan plan(List<Model> models, Needs needs, Wishes wishes, String promptField, Supplier<String> promptStart) {
        var seed = seed();
        var need = needs.asked();
        var usable = usable(models, needs, wishes, promptField, seed);
        var question = new Question(
                seed,
                knowledge.settings(),
                need.promptTokens(),
                need.hasCompletion()
                        ? Math.min(need.maxCompletionTokens().orElse(USUAL_COMPLETION), USUAL_COMPLETION)
                        : 0,
                models.stream().map(Model::id).toList(),
                wishes.miners().order(),
                wishes.sort().orElse(null),
                affinity(need, wishes, promptStart),
                usable.stream()
                        .map(offer -> knowledge.facts(offer, wishes.pace()))
                        .toList());
        var considered = considered(Selection.choose(question), usable, needs);
        return new Plan(tried(considered, wishes.miners().attempts(properties.attempts())), considered, question);
    }

    /** Whether customers may come to this offer at all: good enough, as far as known, and not broken at present. */
    public boolean reaches(Offer offer) {
        return knowledge.isAboveFloor(offer) && miners.isTrusted(offer);
    }

    public static ApiFault nobodyAvailable(Model model) {
        return nobodyAvailable(model, SHORTEST_WAIT_S);
    }

    private static ApiFault nobodyAvailable(Model model, long waitS) {
        return ApiFault.of(503, "no_miner_available", "No miner of " + model.id() + " can take the request now.")
                .retryAfter((int) Math.clamp(waitS, SHORTEST_WAIT_S, LONGEST_WAIT_S));
    }

    /** The offers of all models; where there is none, what the first model lacks is told. */
    private List<Offer> usable(List<Model> models, Needs needs, Wishes wishes, String promptField, long seed) {
        var usable = new ArrayList<Offer>();
        ApiFault first = null;
        for (var model : models) {
            try {
                usable.addAll(sample(usable(model, needs, wishes, promptField), seed));
            } catch (ApiFault fault) {
                if (first == null) first = fault;
            }
        }
        if (usable.isEmpty() && first != null) throw first;
        return List.copyOf(usable.stream()
                .collect(Collectors.toMap(Router::name, offer -> offer, (one, _) -> one, LinkedHashMap::new))
                .values());
    }

    private List<Offer> usable(Model model, Needs needs, Wishes wishes, String promptField) {
        if (model.offers().isEmpty()) throw nobodyAvailable(model);
        var fitting = this.fitting.offers(model, needs, wishes, promptField);
        var reached = fitting.stream().filter(this::reaches).toList();
        if (reached.isEmpty())
            throw nobodyAvailable(model, miners.shortestRest(fitting).toSeconds());
        var free = reached.stream().filter(knowledge::hasRoom).toList();
        if (free.isEmpty()) throw nobodyAvailable(model);
        return free;
    }

    private List<Offer> sample(List<Offer> offers, long seed) {
        if (offers.size() <= properties.considered()) return offers;
        var shuffled = new ArrayList<>(offers);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled.subList(0, properties.considered());
    }

    private @Nullable Affinity affinity(Need need, Wishes wishes, Supplier<String> promptStart) {
        if (wishes.session().isPresent())
            return new Affinity(key(wishes.session().get()), true);
        if (need.promptTokens() < properties.prefixTokens()) return null;
        var start = promptStart.get();
        return start.isEmpty() ? null : new Affinity(key(start), false);
    }

    private static String key(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Candidate> considered(List<Pick> picks, List<Offer> usable, Needs needs) {
        var offers = new HashMap<String, Offer>();
        for (var offer : usable) offers.put(name(offer), offer);
        return picks.stream().map(pick -> candidate(pick, needs, offers)).toList();
    }

    private Candidate candidate(Pick pick, Needs needs, Map<String, Offer> offers) {
        var offer = offers.get(pick.facts().model() + " " + pick.facts().miner());
        if (offer == null) throw new IllegalStateException("picked, but not on offer: " + pick);
        var need = needs.at(offer);
        var limit = need.completionLimit(offer, properties.defaultCompletionTokens());
        var worstRao = offer.price().costRao(need.promptTokens(), limit * need.choices());
        return new Candidate(offer, need, limit, worstRao, pick);
    }

    private static String name(Offer offer) {
        return offer.model() + " " + offer.hotkey();
    }

    private static List<Candidate> tried(List<Candidate> considered, int attempts) {
        var perModel = new HashMap<String, Integer>();
        return considered.stream()
                .filter(candidate -> perModel.merge(candidate.offer().model(), 1, Integer::sum) <= attempts)
                .toList();
    }

    private long seed() {
        synchronized (chance) {
            return chance.nextLong();
        }
    }
}
