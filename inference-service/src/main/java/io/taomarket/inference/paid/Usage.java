package io.taomarket.inference.paid;

import io.taomarket.inference.route.Candidate;

/**
 * What is charged: our count of the tokens, at the price of the miner that served.
 *
 * @param promptTokens all of them, with the cached ones
 * @param cachedTokens the part of the prompt that costs what cached tokens cost
 */
public record Usage(long promptTokens, long cachedTokens, long completionTokens, long costRao) {

    static final Usage NONE = new Usage(0, 0, 0, 0);

    /** An empty answer costs nothing; tokens beyond what was ordered are the miner's gift. */
    static Usage of(Candidate candidate, Counted counted) {
        var need = candidate.need();
        var promptTokens = need.promptTokens();
        var paidTokens = Math.min(counted.completionTokens(), candidate.completionLimit() * need.choices());
        var cachedTokens = cachedTokens(candidate, promptTokens, counted);
        var isEmpty = need.hasCompletion() && paidTokens == 0;
        var price = candidate.offer().price();
        var costRao = isEmpty ? 0 : price.costRao(promptTokens - cachedTokens, cachedTokens, paidTokens);
        return new Usage(promptTokens, cachedTokens, paidTokens, costRao);
    }

    /**
     * Nobody but the miner can know what it had cached, so its word is taken where it has a price for it. That price is
     * never above the usual one: whoever overstates gives money away. Whoever understates cannot be found out.
     */
    private static long cachedTokens(Candidate candidate, long promptTokens, Counted counted) {
        if (candidate.offer().traits().cacheReadRaoPerMtok() == null) return 0;
        return Math.min(promptTokens, counted.claim().cachedTokens());
    }

    public long totalTokens() {
        return promptTokens + completionTokens;
    }
}
