package io.taomarket.chatmodel.proof;

/**
 * What is honest and what is worthless; between the two an answer is worth something. All three of distance, regret and
 * surprise count.
 */
public record Bounds(
        double honestDistance,
        double worthlessDistance,
        double honestRegret,
        double worthlessRegret,
        double honestSurprise,
        double worthlessSurprise) {

    public Bounds {
        if (honestDistance >= worthlessDistance
                || honestRegret >= worthlessRegret
                || honestSurprise >= worthlessSurprise)
            throw new IllegalArgumentException("what is honest must be below what is worthless");
    }

    /** What an answer is worth, 0 to 1: it must pass in every respect. */
    public double quality(Verdict verdict) {
        var distance = quality(verdict.distance(), honestDistance, worthlessDistance);
        var regret = quality(verdict.regret(), honestRegret, worthlessRegret);
        var surprise = quality(verdict.surprise(), honestSurprise, worthlessSurprise);
        return Math.min(distance, Math.min(regret, surprise));
    }

    private static double quality(double value, double honest, double worthless) {
        return Math.clamp((worthless - value) / (worthless - honest), 0, 1);
    }
}
