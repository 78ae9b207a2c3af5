package io.taomarket.registry.subnet;

import io.taomarket.registry.subnet.EpochSchedule.Schedule;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subnet as anyone sees it.
 *
 * @param block when this was so
 * @param registrationPriceRao what the next registration costs
 */
record SubnetView(
        int netuid,
        String name,
        @Nullable UUID ownerAccountId,
        @Nullable String ownerHotkey,
        long registeredAtBlock,
        long block,
        int neurons,
        int maxAllowedUids,
        int tempoBlocks,
        boolean registrationAllowed,
        long registrationPriceRao,
        long lastEpoch,
        @Nullable Long lastEpochBlock,
        long nextEpochBlock) {

    static SubnetView of(Subnet subnet, Schedule schedule, long block) {
        return new SubnetView(
                subnet.netuid(),
                subnet.name(),
                subnet.ownerAccountId(),
                subnet.ownerHotkey(),
                subnet.registeredAtBlock(),
                block,
                subnet.neuronCount(),
                subnet.rules().maxAllowedUids(),
                subnet.rules().tempoBlocks(),
                subnet.rules().registrationAllowed(),
                subnet.nextPriceRao(block),
                schedule.lastEpoch(),
                schedule.lastEpochBlock(),
                schedule.nextEpochBlock());
    }
}
