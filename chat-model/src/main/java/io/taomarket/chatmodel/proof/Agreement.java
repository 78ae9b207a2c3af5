package io.taomarket.chatmodel.proof;

import io.taomarket.chatmodel.proof.Said.Odds;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Compares the odds that a miner tells with the reference's, token by token and rank by rank: neither made-up odds of the
 * right tokens nor the odds of tokens that are not the likeliest agree.
 *
 * @param ids of tokens by their bytes
 */
record Agreement(Map<ByteBuffer, Integer> ids, int topLogprobs) {

    /** Less likely than this, e to the −20, is not told apart: nobody draws such a token, and some servers cut it off. */
    private static final double LEAST = -20;

    /**
     * The mean difference at one place, in nats; infinite where a token is told that the model does not have. Whether the
     * likeliest tokens include marks is the server's choice.
     */
    double distance(Odds odds, Place place) {
        if (odds.top().size() != topLogprobs) return Double.POSITIVE_INFINITY;
        var ranked = odds.top().stream()
                .sorted(Comparator.comparingDouble(Odds::logprob).reversed())
                .toList();
        var differences = Math.min(
                differences(ranked, place, place.top(topLogprobs)),
                differences(ranked, place, place.topSayable(topLogprobs)));
        return (difference(odds, place) + differences) / (1 + topLogprobs);
    }

    private double differences(List<Odds> ranked, Place place, double[] right) {
        var sum = 0.0;
        for (var rank = 0; rank < topLogprobs; rank++) {
            var told = ranked.get(rank);
            sum += Math.max(difference(told, place), difference(told.logprob(), right[rank]));
        }
        return sum;
    }

    private double difference(Odds odds, Place place) {
        if (odds.bytes().length == 0) return 0;
        var id = ids.get(ByteBuffer.wrap(odds.bytes()));
        return id == null ? Double.POSITIVE_INFINITY : difference(odds.logprob(), place.logprob(id));
    }

    private static double difference(double told, double right) {
        return Math.abs(Math.max(LEAST, told) - Math.max(LEAST, right));
    }
}
