package io.taomarket.registry.subnet;

import io.taomarket.registry.epoch.Epochs;
import io.taomarket.registry.epoch.LastEpoch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a subnet's epochs fall due. */
@Component
public class EpochSchedule {

    private final Epochs epochs;

    EpochSchedule(Epochs epochs) {
        this.epochs = epochs;
    }

    /** One tempo after the last epoch; new subnets begin staggered by netuid, so that their epochs spread over time. */
    public Schedule of(Subnet subnet) {
        var last = epochs.last(subnet.netuid());
        var tempo = subnet.rules().tempoBlocks();
        var from = last.map(LastEpoch::block).orElse(subnet.registeredAtBlock() - subnet.netuid() % tempo);
        return Schedule.of(last, from + tempo);
    }

    /**
     * The epochs around now.
     *
     * @param lastEpoch 0 before the first
     */
    public record Schedule(long lastEpoch, @Nullable Long lastEpochBlock, long nextEpochBlock) {

        static Schedule of(Optional<LastEpoch> last, long nextEpochBlock) {
            return new Schedule(
                    last.map(LastEpoch::epoch).orElse(0L),
                    last.map(LastEpoch::block).orElse(null),
                    nextEpochBlock);
        }
    }
}
