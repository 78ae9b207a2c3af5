package io.taomarket.registry.subnet;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.registry.block.Blocks;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes subnets, one at a time across all instances, so that netuids have no gaps. */
@Component
class SubnetCreation {

    private static final String LOCK = "subnet-creation";

    private final SubnetRepository repository;
    private final Subnets subnets;
    private final RulesChange rules;
    private final SubnetProperties properties;
    private final Blocks blocks;
    private final JdbcClient jdbc;

    SubnetCreation(
            SubnetRepository repository,
            Subnets subnets,
            RulesChange rules,
            SubnetProperties properties,
            Blocks blocks,
            JdbcClient jdbc) {
        this.repository = repository;
        this.subnets = subnets;
        this.rules = rules;
        this.properties = properties;
        this.blocks = blocks;
        this.jdbc = jdbc;
    }

    @Transactional
    Subnet create(NewSubnet wish) {
        waitForTurn();
        var netuid = repository.highestNetuid() + 1;
        if (netuid > properties.maxSubnets())
            throw new Refusal(HttpStatus.CONFLICT, "subnet_limit_reached", "There are as many subnets as may be.");
        if (repository.existsByName(wish.name()))
            throw new Refusal(HttpStatus.CONFLICT, "subnet_name_taken", "Another subnet has this name.");
        return create(netuid, wish);
    }

    /** Makes the subnet of this netuid unless it is there already. */
    @Transactional
    void createFirst(int netuid, NewSubnet wish) {
        waitForTurn();
        if (!repository.existsById(netuid)) create(netuid, wish);
    }

    private Subnet create(int netuid, NewSubnet wish) {
        var changed = rules.apply(properties.newSubnet(), wish.changes(), true);
        var subnet = new Subnet(netuid, wish, changed, properties.initialPriceRao(), blocks.head());
        return subnets.say(subnet);
    }

    private void waitForTurn() {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(LOCK)
                .query(Integer.class)
                .single();
    }
}
