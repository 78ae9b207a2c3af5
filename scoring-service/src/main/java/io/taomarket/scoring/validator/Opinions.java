package io.taomarket.scoring.validator;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.scoring.metagraph.Metagraph;
import io.taomarket.scoring.metagraph.Offer;
import io.taomarket.scoring.score.Rating;
import io.taomarket.scoring.score.Scores;
import io.taomarket.scoring.weights.WeightVector;
import io.taomarket.scoring.weights.Weights;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Turns what a house validator has measured into its weights. */
@Service
class Opinions {

    private static final Logger LOG = LoggerFactory.getLogger(Opinions.class);
    private static final int U16_ONE = 65535;

    private final Metagraph metagraph;
    private final Scores scores;
    private final Weights weights;

    Opinions(Metagraph metagraph, Scores scores, Weights weights) {
        this.metagraph = metagraph;
        this.scores = scores;
        this.weights = weights;
    }

    /** Sets the validator's weights if it may; too early, or still without permit, it waits for the next round. */
    void express(int netuid, String validator) {
        var uids = new ArrayList<Integer>();
        var values = new ArrayList<Integer>();
        for (var offer : metagraph.offers(netuid)) {
            uids.add(offer.uid());
            values.add((int) Math.round(worth(offer, validator) * U16_ONE));
        }
        if (uids.isEmpty()) return;
        var versionKey = metagraph.subnet(netuid).orElseThrow().rules().weightsVersionKey();
        try {
            weights.set(netuid, validator, new WeightVector(uids, values, versionKey));
        } catch (Refusal refusal) {
            LOG.debug("House validator {} waits in subnet {}: {}", validator, netuid, refusal.code());
        }
    }

    /** The mean over its models; a miner that cheats with one of them is not trusted with the others. */
    private double worth(Offer offer, String validator) {
        var ratings = offer.models().stream()
                .flatMap(model -> scores.rating(offer.netuid(), offer.hotkey(), model, validator).stream())
                .toList();
        if (ratings.stream().anyMatch(rating -> rating.isVerified() && rating.weight() == 0)) return 0;
        return ratings.stream().mapToDouble(Rating::weight).sum()
                / offer.models().size();
    }
}
