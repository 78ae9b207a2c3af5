package io.taomarket.routing;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A choice as it is stored and shown: with everything that it depended on, so that anybody can make it again.
 *
 * @param rule in words
 * @param seed of the draws, 64 bits in hex
 * @param completionTokens that were expected
 * @param models that could serve, in this order
 * @param order the customer's
 * @param sort the customer's
 * @param kept what kept the request with others: a session, or the beginning of the prompt
 * @param candidates everybody who could have served, in the order in which they would have been asked
 */
public record StoredRouting(
        String rule,
        String seed,
        long promptTokens,
        long completionTokens,
        List<String> models,
        List<String> order,
        @Nullable String sort,
        @Nullable Affinity kept,
        Settings settings,
        List<Place> candidates) {

    private static final String RULE = "verified quality² × honesty / effective price / expected time / load;"
            + " of two drawn by score the less busy one; see module routing";

    public static StoredRouting of(Question question, List<Place> candidates) {
        var sort = question.sort();
        return new StoredRouting(
                RULE,
                HexFormat.of().toHexDigits(question.seed()),
                question.promptTokens(),
                question.completionTokens(),
                question.models(),
                question.order(),
                sort == null ? null : sort.name().toLowerCase(Locale.ROOT),
                question.affinity(),
                question.settings(),
                candidates);
    }

    /** What has to be asked to choose again; refuses what nobody can have asked. */
    public Question question() {
        return new Question(
                Long.parseUnsignedLong(seed, 16),
                settings,
                promptTokens,
                completionTokens,
                models,
                order,
                sort == null ? null : Sort.valueOf(sort.toUpperCase(Locale.ROOT)),
                kept,
                candidates.stream().map(Place::facts).toList());
    }

    /**
     * One candidate in its place, with everything that put it there.
     *
     * @param reason why it stands where it stands
     * @param draw the number that picked it; null where it was not left to chance
     * @param worstRao what the request could have cost there
     */
    public record Place(
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

        public static Place of(Pick pick, long worstRao) {
            var facts = pick.facts();
            return new Place(
                    facts.miner(),
                    facts.model(),
                    pick.reason().word(),
                    pick.score(),
                    pick.draw(),
                    worstRao,
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
                    facts.preferred());
        }

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
