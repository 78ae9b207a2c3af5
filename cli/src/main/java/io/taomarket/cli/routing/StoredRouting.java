package io.taomarket.cli.routing;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import io.taomarket.routing.Affinity;
import io.taomarket.routing.Facts;
import io.taomarket.routing.Question;
import io.taomarket.routing.Settings;
import io.taomarket.routing.Sort;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A choice as a platform has stored it: the question, and its answer in the order of the candidates. */
record StoredRouting(
        String rule,
        String seed,
        long promptTokens,
        long completionTokens,
        List<String> models,
        List<String> order,
        @Nullable String sort,
        @Nullable Kept kept,
        Settings settings,
        List<Place> candidates) {

    /**
     * @param generation what {@code GET /v1/generation} has answered
     */
    static StoredRouting of(JsonNode generation) {
        var routing = generation.path("routing");
        if (!routing.path("seed").isString())
            throw new Failure("the generation has no routing that can be replayed: it has no seed");
        try {
            return Json.MAPPER.treeToValue(routing, StoredRouting.class);
        } catch (JacksonException e) {
            throw new Failure("the generation's routing cannot be understood: " + Json.complaint(e));
        }
    }

    Question question() {
        try {
            return new Question(
                    Long.parseUnsignedLong(seed, 16),
                    settings,
                    promptTokens,
                    completionTokens,
                    models,
                    order,
                    sort == null ? null : Sort.valueOf(sort.toUpperCase(Locale.ROOT)),
                    kept == null ? null : new Affinity(kept.key, kept.isSession),
                    candidates.stream().map(Place::facts).toList());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new Failure("the generation's routing cannot be understood: " + e.getMessage());
        }
    }

    /** What kept the request with others. */
    record Kept(String key, boolean isSession) {}

    /** One candidate in its place, with everything that put it there. */
    record Place(
            String miner,
            String model,
            String reason,
            double score,
            @Nullable Double draw,
            long worstRao,
            @Nullable Double quality,
            double honesty,
            long promptRaoPerMtok,
            long cacheReadRaoPerMtok,
            long completionRaoPerMtok,
            double cacheHitShare,
            @Nullable Double firstTokenMs,
            @Nullable Double tokensPerSecond,
            int underWay,
            int maxConcurrency,
            boolean preferred) {

        Facts facts() {
            return new Facts(
                    miner,
                    model,
                    quality,
                    honesty,
                    promptRaoPerMtok,
                    cacheReadRaoPerMtok,
                    completionRaoPerMtok,
                    cacheHitShare,
                    firstTokenMs,
                    tokensPerSecond,
                    underWay,
                    maxConcurrency,
                    preferred);
        }
    }
}
