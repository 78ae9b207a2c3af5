package io.taomarket.registry.subnet;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.registry.block.Blocks;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/subnets/{netuid}/hyperparameters")
class HyperparameterController {

    private final Subnets subnets;
    private final RulesChange rules;
    private final OwnerPace pace;
    private final Blocks blocks;

    HyperparameterController(Subnets subnets, RulesChange rules, OwnerPace pace, Blocks blocks) {
        this.subnets = subnets;
        this.rules = rules;
        this.pace = pace;
        this.blocks = blocks;
    }

    @GetMapping
    @Operation(summary = "Shows the rules of a subnet")
    SubnetRules get(@PathVariable int netuid) {
        return subnets.find(netuid).rules();
    }

    /** Changes the rules that are named, all or none of them; the others stay. */
    @PatchMapping
    @Transactional
    @Operation(summary = "Changes rules of a subnet (owner or admin)")
    SubnetRules change(Caller caller, @PathVariable int netuid, @RequestBody Map<String, JsonNode> wish) {
        var isAdmin = caller.kind() == Caller.Kind.ADMIN;
        if (!isAdmin) caller.keyOwner();
        var subnet = subnets.lock(netuid);
        if (!isAdmin) requireOwner(caller, subnet);
        var changed = rules.apply(subnet.rules(), wish, isAdmin);
        if (!isAdmin) pace.require(subnet, wish.keySet(), blocks.head());
        subnets.change(subnet, changed);
        return subnet.rules();
    }

    private static void requireOwner(Caller caller, Subnet subnet) {
        caller.requireScope("market");
        if (!subnet.isOwnedBy(caller.keyOwner()))
            throw new Refusal(HttpStatus.FORBIDDEN, "forbidden", "Only the subnet's owner or the admin may do this.");
    }
}
