package io.taomarket.registry.metagraph;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.registry.block.Blocks;
import io.taomarket.registry.subnet.EpochSchedule;
import io.taomarket.registry.subnet.Subnets;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads subnet and neurons from one snapshot of the database, so that a page never contradicts itself. */
@RestController
@RequestMapping("/api/v1/subnets/{netuid}")
class MetagraphController {

    private final Subnets subnets;
    private final EpochSchedule schedule;
    private final NeuronViews neurons;
    private final Blocks blocks;

    MetagraphController(Subnets subnets, EpochSchedule schedule, NeuronViews neurons, Blocks blocks) {
        this.subnets = subnets;
        this.schedule = schedule;
        this.neurons = neurons;
        this.blocks = blocks;
    }

    @GetMapping("/metagraph")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    @Operation(summary = "Shows a subnet and all its neurons")
    MetagraphView metagraph(@PathVariable int netuid) {
        var subnet = subnets.find(netuid);
        var block = blocks.head();
        var found = neurons.find(netuid, null, block, subnet.rules().immunityPeriodBlocks());
        return MetagraphView.of(subnet, schedule.of(subnet), block, found);
    }

    @GetMapping("/neurons/{uid}")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    @Operation(summary = "Shows a neuron")
    NeuronView neuron(@PathVariable int netuid, @PathVariable int uid) {
        var rules = subnets.find(netuid).rules();
        return neurons.find(netuid, uid, blocks.head(), rules.immunityPeriodBlocks()).stream()
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(HttpStatus.NOT_FOUND, "neuron_not_found", "There is no neuron of this uid."));
    }
}
