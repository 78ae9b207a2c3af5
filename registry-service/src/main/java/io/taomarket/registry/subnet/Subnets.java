package io.taomarket.registry.subnet;

import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.registry.block.Blocks;
import java.time.Clock;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds subnets for the other features. */
@Service
public class Subnets {

    private final SubnetRepository subnets;
    private final Blocks blocks;
    private final Outbox outbox;
    private final Clock clock;

    Subnets(SubnetRepository subnets, Blocks blocks, Outbox outbox, Clock clock) {
        this.subnets = subnets;
        this.blocks = blocks;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The subnet, to be read only; refused when there is none. */
    public Subnet find(int netuid) {
        return subnets.findById(netuid).orElseThrow(Subnets::unknown);
    }

    /** The subnet, for this transaction alone: all changes in a subnet happen one after the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Subnet lock(int netuid) {
        return subnets.lock(netuid).orElseThrow(Subnets::unknown);
    }

    List<Subnet> after(int netuid, int limit) {
        return subnets.findByNetuidGreaterThanOrderByNetuid(netuid, Limit.of(limit));
    }

    /** Puts the rules into force from the present block on. */
    @Transactional(propagation = Propagation.MANDATORY)
    void change(Subnet subnet, SubnetRules rules) {
        if (rules.equals(subnet.rules())) return;
        if (rules.maxAllowedUids() < subnet.neuronCount())
            throw RulesChange.invalid("max_allowed_uids", "must not be below the number of neurons");
        subnet.change(rules, blocks.head());
        say(subnet);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Subnet say(Subnet subnet) {
        var saved = subnets.saveAndFlush(subnet);
        outbox.say(saved.changed(clock.instant()));
        return saved;
    }

    private static Refusal unknown() {
        return new Refusal(HttpStatus.NOT_FOUND, "subnet_not_exists", "There is no such subnet.");
    }
}
