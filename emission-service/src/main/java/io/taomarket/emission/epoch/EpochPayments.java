package io.taomarket.emission.epoch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.contracts.emission.EpochPaid;
import io.taomarket.contracts.scoring.EpochScored;
import io.taomarket.emission.budget.Budgets;
import io.taomarket.emission.subnet.Subnet;
import io.taomarket.emission.subnet.Subnets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pays an epoch: drains the subnet's budget in one transaction, once per subnet and epoch, in whatever order. */
@Service
class EpochPayments {

    private final Budgets budgets;
    private final Subnets subnets;
    private final EpochRepository epochs;
    private final Outbox outbox;
    private final Clock clock;

    EpochPayments(Budgets budgets, Subnets subnets, EpochRepository epochs, Outbox outbox, Clock clock) {
        this.budgets = budgets;
        this.subnets = subnets;
        this.epochs = epochs;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    void pay(EpochScored scored) {
        var budget = budgets.lock(List.of(scored.netuid())).getFirst();
        if (epochs.isPaid(scored.netuid(), scored.epoch())) return;
        var owner = subnets.find(scored.netuid()).map(Subnet::owner).orElse(null);
        var division = Division.of(budget, owner, scored.neurons());
        budgets.keep(budget.drainedTo(division.carriedRao()), division.paidRao());
        var paid = new EpochPaid(
                eventId(scored),
                clock.instant(),
                scored.netuid(),
                scored.epoch(),
                division.budgetRao(),
                division.carriedRao(),
                division.payouts());
        epochs.insert(paid, scored.block());
        outbox.say(paid);
    }

    private static UUID eventId(EpochScored scored) {
        return UUID.nameUUIDFromBytes(("emission/epoch/" + scored.netuid() + "/" + scored.epoch()).getBytes(UTF_8));
    }
}
