package io.taomarket.registry.neuron;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.registry.block.Blocks;
import io.taomarket.registry.subnet.Subnet;
import io.taomarket.registry.subnet.Subnets;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who has to leave next is public, so that nobody is surprised. */
@RestController
class ReplacementController {

    private static final int SHOWN = 10;

    private final Subnets subnets;
    private final Candidates candidates;
    private final Blocks blocks;

    ReplacementController(Subnets subnets, Candidates candidates, Blocks blocks) {
        this.subnets = subnets;
        this.candidates = candidates;
        this.blocks = blocks;
    }

    @GetMapping("/api/v1/subnets/{netuid}/next-to-be-replaced")
    @Operation(summary = "Shows who leaves next when a full subnet takes a newcomer")
    NextToBeReplaced next(@PathVariable int netuid) {
        var subnet = subnets.find(netuid);
        var block = blocks.head();
        var leaving = PruningOrder.sequence(
                candidates.of(subnet, block), subnet.rules().minNonImmuneUids(), SHOWN);
        return new NextToBeReplaced(
                netuid,
                block,
                freeSlots(subnet),
                leaving.stream().map(Leaving::of).toList());
    }

    private static int freeSlots(Subnet subnet) {
        return subnet.rules().maxAllowedUids() - subnet.neuronCount();
    }

    /**
     * The first in line.
     *
     * @param freeSlots nobody has to leave while there are any
     * @param neurons the next to leave first
     */
    record NextToBeReplaced(int netuid, long block, int freeSlots, List<Leaving> neurons) {}

    /** One neuron of the line; its emission is its share of the last epoch in 32.32 bits. */
    record Leaving(int uid, String hotkey, long emissionBits, long registeredAtBlock, boolean immune) {

        static Leaving of(Candidate candidate) {
            return new Leaving(
                    candidate.uid(),
                    candidate.hotkey(),
                    candidate.emissionBits(),
                    candidate.registeredAtBlock(),
                    candidate.isImmune());
        }
    }
}
