package io.taomarket.inference.route;

import io.taomarket.inference.request.Fields;
import io.taomarket.routing.Sort;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a customer asks of the way its request takes: under {@code provider}, and beside it.
 *
 * @param requireParameters whether only miners will do that take every parameter of the request
 * @param sort what is tried first instead of a balanced choice
 * @param hedgeMs after how long a second miner is asked too, as long as the first has not begun to answer
 * @param fallbacks names of models that may serve instead, in this order
 * @param session a name that requests have in common which belong together
 */
public record Wishes(
        MinerWishes miners,
        TermWishes terms,
        PaceWishes pace,
        boolean requireParameters,
        Optional<Sort> sort,
        OptionalInt hedgeMs,
        List<String> fallbacks,
        Optional<String> session) {

    public static final Wishes NONE = new Wishes(
            MinerWishes.NONE,
            TermWishes.NONE,
            PaceWishes.NONE,
            false,
            Optional.empty(),
            OptionalInt.empty(),
            List.of(),
            Optional.empty());

    private static final int MOST_MODELS = 8;
    private static final int LONGEST_HEDGE_MS = 60_000;
    private static final int LONGEST_SESSION = 256;
    private static final Set<String> SORTS = Set.of("price", "throughput", "latency");
    private static final Set<String> KNOWN = Set.of(
            "only",
            "order",
            "ignore",
            "allow_fallbacks",
            "require_parameters",
            "data_collection",
            "zdr",
            "quantizations",
            "sort",
            "max_price",
            "preferred_min_throughput",
            "preferred_max_latency",
            "min_quality",
            "regions",
            "allow_newcomers",
            "hedge_ms");

    public Wishes withoutHedge() {
        return new Wishes(miners, terms, pace, requireParameters, sort, OptionalInt.empty(), fallbacks, session);
    }

    /** Reads them; a wish that we do not know is refused rather than ignored. */
    public static Wishes read(Fields request) {
        var suffix = request.get("model")
                .filter(model -> model.isString())
                .flatMap(model -> ModelName.of(model.stringValue()).sort());
        var wishes = request.object("provider").map(Wishes::of).orElse(NONE);
        return new Wishes(
                wishes.miners,
                wishes.terms,
                wishes.pace,
                wishes.requireParameters,
                wishes.sort.or(() -> suffix),
                wishes.hedgeMs,
                request.texts("models", MOST_MODELS),
                session(request));
    }

    /** The model that is asked for first; where only {@code models} are named, the first of them. */
    public static String model(Fields request) {
        var fallbacks = request.get("model").isPresent() ? List.<String>of() : request.texts("models", MOST_MODELS);
        return fallbacks.isEmpty() ? request.requiredText("model") : fallbacks.getFirst();
    }

    private static Wishes of(Fields provider) {
        provider.onlyKnown(KNOWN);
        return new Wishes(
                MinerWishes.read(provider),
                TermWishes.read(provider),
                PaceWishes.read(provider),
                provider.flag("require_parameters"),
                sort(provider),
                provider.integer("hedge_ms", 1, LONGEST_HEDGE_MS),
                List.of(),
                Optional.empty());
    }

    /** A word, or an object that has it in {@code by}. */
    private static Optional<Sort> sort(Fields provider) {
        var value = provider.get("sort");
        if (value.isEmpty()) return Optional.empty();
        if (!value.get().isObject()) return Optional.of(sort(provider, "sort"));
        var sort = provider.object("sort").orElseThrow();
        sort.onlyKnown(Set.of("by", "partition"));
        sort.choice("partition", "model", Set.of("model"));
        return sort.get("by").map(_ -> sort(sort, "by"));
    }

    private static Sort sort(Fields fields, String name) {
        return Sort.valueOf(fields.choice(name, "price", SORTS).toUpperCase(Locale.ROOT));
    }

    private static Optional<String> session(Fields request) {
        var session = request.text("session_id").filter(id -> !id.isEmpty());
        if (session.filter(id -> id.length() > LONGEST_SESSION).isPresent())
            throw request.wrong("session_id", "must have at most " + LONGEST_SESSION + " characters");
        return session;
    }
}
