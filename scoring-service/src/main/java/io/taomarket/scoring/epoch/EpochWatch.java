package io.taomarket.scoring.epoch;

import io.taomarket.scoring.metagraph.Metagraph;
import io.taomarket.scoring.metagraph.Subnet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows what is stored, so that every instance shows the same, whoever computed it, and does so from its start on. */
@Component
class EpochWatch {

    private static final Logger LOG = LoggerFactory.getLogger(EpochWatch.class);

    private final Metagraph metagraph;
    private final EpochRepository epochs;
    private final EpochRun run;
    private final CanonicalJson json;
    private final EpochMeters meters;
    private final Map<Integer, Long> shown = new ConcurrentHashMap<>();

    EpochWatch(Metagraph metagraph, EpochRepository epochs, EpochRun run, CanonicalJson json, EpochMeters meters) {
        this.metagraph = metagraph;
        this.epochs = epochs;
        this.run = run;
        this.json = json;
        this.meters = meters;
    }

    /** At a fixed rate, which has a thread of its own: a database that hangs must hold up nothing else. */
    @Scheduled(fixedRateString = "${scoring.watch-interval:5s}")
    void look() {
        try {
            var height = metagraph.block();
            metagraph.subnets().stream().filter(subnet -> subnet.netuid() != 0).forEach(subnet -> look(subnet, height));
        } catch (DataAccessException e) {
            LOG.debug("Epochs are not known", e);
        }
    }

    private void look(Subnet subnet, long height) {
        var netuid = subnet.netuid();
        meters.overdue(netuid, Math.max(0, height - run.dueBlock(subnet)));
        var newest = epochs.last(netuid).map(EpochRepository.Head::epoch).orElse(0L);
        if (newest.equals(shown.getOrDefault(netuid, 0L))) return;
        epochs.find(netuid, newest)
                .map(epoch -> json.read(epoch.output(), EpochOutputDocument.class))
                .ifPresent(output -> meters.decided(netuid, output));
        shown.put(netuid, newest);
    }
}
