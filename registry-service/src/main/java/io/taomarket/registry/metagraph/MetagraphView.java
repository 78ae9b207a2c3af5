package io.taomarket.registry.metagraph;

import io.taomarket.registry.subnet.EpochSchedule.Schedule;
import io.taomarket.registry.subnet.Subnet;
import io.taomarket.registry.subnet.SubnetRules;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subnet at a block.
 *
 * @param n how many neurons it has
 * @param registrationPriceRao what the next registration costs
 */
record MetagraphView(
        int netuid,
        String name,
        @Nullable UUID ownerAccountId,
        @Nullable String ownerHotkey,
        long registeredAtBlock,
        long block,
        int tempo,
        SubnetRules hyperparameters,
        long registrationPriceRao,
        int n,
        long lastEpoch,
        @Nullable Long lastEpochBlock,
        long nextEpochBlock,
        List<NeuronView> neurons) {

    static MetagraphView of(Subnet subnet, Schedule schedule, long block, List<NeuronView> neurons) {
        return new MetagraphView(
                subnet.netuid(),
                subnet.name(),
                subnet.ownerAccountId(),
                subnet.ownerHotkey(),
                subnet.registeredAtBlock(),
                block,
                subnet.rules().tempoBlocks(),
                subnet.rules(),
                subnet.nextPriceRao(block),
                neurons.size(),
                schedule.lastEpoch(),
                schedule.lastEpochBlock(),
                schedule.nextEpochBlock(),
                neurons);
    }
}
