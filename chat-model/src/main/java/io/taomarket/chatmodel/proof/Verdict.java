package io.taomarket.chatmodel.proof;

/**
 * How far an answer is from what the reference would have said.
 *
 * @param distance in nats, between the odds that the miner tells and the reference's, at the worst place: the mean over
 *     the tokens told there; 0 where no odds were asked for
 * @param regret in nats, at the worst place, by which the token said was less likely than the likeliest; 0 where it was
 *     drawn
 * @param surprise in standard deviations, by which the tokens drawn were less likely than such draws are; 0 where they
 *     were not drawn, or likelier
 */
public record Verdict(double distance, double regret, double surprise) {

    /** Of what the reference could never have said. */
    static final Verdict IMPOSSIBLE =
            new Verdict(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
}
