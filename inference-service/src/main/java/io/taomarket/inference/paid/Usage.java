package io.taomarket.inference.paid;

import io.taomarket.inference.route.Candidate;

/** What is charged: our count of the tokens, at the price of the miner that served. */
public record Usage(long promptTokens, long completionTokens, long costRao) {

    static final Usage NONE = new Usage(0, 0, 0);

    /** An empty answer costs nothing; tokens beyond what was ordered are the miner's gift. */
    static Usage of(Order order, Candidate candidate, long completionTokens) {
        var need = order.need();
        var paidTokens = Math.min(completionTokens, candidate.completionLimit() * need.choices());
        var isEmpty = need.hasCompletion() && paidTokens == 0;
        var costRao = isEmpty ? 0 : candidate.offer().price().costRao(need.promptTokens(), paidTokens);
        return new Usage(need.promptTokens(), paidTokens, costRao);
    }

    public long totalTokens() {
        return promptTokens + completionTokens;
    }
}
