package io.taomarket.routing;

/** A candidate with its score: verified quality² × honesty / effective price / expected time / load. */
record Scored(Facts facts, double score) {

    private static final double MTOK = 1e6;
    private static final double SMALLEST = 1e-300;

    /** A busy miner is as good as a free one that costs this many times more, plus one. */
    private static final double LOAD_PRICE = 4;

    static Scored of(Facts facts, Question question) {
        var settings = question.settings();
        var time = expectedMs(facts, question) + settings.grainMs();
        var load = 1 + LOAD_PRICE * Math.min(1, (double) facts.underWay() / facts.maxConcurrency());
        var score = worth(facts, settings) / (effectiveRao(facts, question) + 1) / time / load;
        return new Scored(facts, Math.max(SMALLEST, score));
    }

    private static double worth(Facts facts, Settings settings) {
        var known = facts.quality();
        double quality = known == null ? settings.newcomerQuality() : known;
        return quality * quality * facts.honesty();
    }

    /** What the request will cost there, as far as one can tell, cached tokens at their own price. */
    static double effectiveRao(Facts facts, Question question) {
        var hit = facts.cacheHitShare();
        var promptPrice = (1 - hit) * facts.promptRaoPerMtok() + hit * facts.cacheReadRaoPerMtok();
        return (question.promptTokens() * promptPrice
                        + (double) question.completionTokens() * facts.completionRaoPerMtok())
                / MTOK;
    }

    private static double expectedMs(Facts facts, Question question) {
        var settings = question.settings();
        var first = facts.firstTokenMs();
        var pace = facts.tokensPerSecond();
        double firstMs = first == null ? settings.unknownFirstTokenMs() : first;
        double perSecond = pace == null || pace <= 0 ? settings.unknownTokensPerSecond() : pace;
        return firstMs + 1000 * question.completionTokens() / perSecond;
    }

    /** What it is worth in the long run: as steady as a session should be, so without load and without time. */
    double steadyScore(Settings settings) {
        return worth(facts, settings) / ((double) facts.promptRaoPerMtok() + facts.completionRaoPerMtok() + 1);
    }
}
