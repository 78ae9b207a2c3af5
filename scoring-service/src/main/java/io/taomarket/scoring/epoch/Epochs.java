package io.taomarket.scoring.epoch;

import io.taomarket.scoring.metagraph.Metagraph;
import io.taomarket.scoring.metagraph.Subnet;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Runs what a block makes due. */
@Service
class Epochs {

    private static final Logger LOG = LoggerFactory.getLogger(Epochs.class);

    private final Metagraph metagraph;
    private final EpochRun run;
    private final EpochProperties properties;
    private final EpochMeters meters;

    Epochs(Metagraph metagraph, EpochRun run, EpochProperties properties, EpochMeters meters) {
        this.metagraph = metagraph;
        this.run = run;
        this.properties = properties;
        this.meters = meters;
    }

    /**
     * Computes what is due at this height, then moves on to it. A block heard twice does nothing; one whose work was
     * broken off is finished when it is heard again.
     */
    void heard(long height) {
        if (height <= metagraph.block()) return;
        due(height).forEach(subnet -> compute(subnet, height));
        metagraph.reach(height);
    }

    /** The subnets that have waited longest, no more than a block may compute. */
    private List<Subnet> due(long height) {
        return metagraph.subnets().stream()
                .filter(subnet -> subnet.netuid() != 0)
                .filter(subnet -> height >= run.dueBlock(subnet))
                .sorted(Comparator.comparingLong(run::dueBlock).thenComparing(Subnet::netuid))
                .limit(properties.maxPerBlock())
                .toList();
    }

    /** A subnet whose epoch cannot be computed must not stop the others; it is tried again at the next block. */
    private void compute(Subnet subnet, long height) {
        try {
            run.compute(subnet.netuid(), height);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            meters.failed();
            LOG.error("The epoch of subnet {} at block {} failed", subnet.netuid(), height, e);
        }
    }
}
