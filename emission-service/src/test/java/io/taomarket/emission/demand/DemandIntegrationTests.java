package io.taomarket.emission.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.emission.testing.EmissionTest;
import io.taomarket.emission.testing.TestClock;
import io.taomarket.emission.testing.World;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EmissionTest
class DemandIntegrationTests {

    private static final Duration LONGER_THAN_IDS_ARE_KEPT = Duration.ofDays(31);

    @Autowired
    private World world;

    @Autowired
    private Demand demand;

    @Autowired
    private TestClock clock;

    @BeforeEach
    void twoSubnets() {
        world.reset();
        world.subnet(1);
        world.subnet(2);
    }

    @Test
    void paysTheSubnetsByTheFeesOfTheirCustomers() {
        pay(world.request(1, 3000));
        pay(world.request(2, 1000));
        world.begin(0, 0);

        assertThat(pendingRao(1)).isEqualTo(50_000_000 + 675_000_000);
        assertThat(pendingRao(2)).isEqualTo(50_000_000 + 225_000_000);
        assertThat(world.number("select sum(new_fees_rao) from demand")).isZero();
    }

    @Test
    void countsAFeeOnceWhenItArrivesTwice() {
        var request = world.request(1, 700);
        pay(request);
        world.send(request);
        pay(world.request(1, 1));

        assertThat(feesRao()).isEqualTo(701);
    }

    @Test
    void countsNothingForFreeRequests() {
        world.send(world.request(1, 0));
        pay(world.request(1, 5));

        assertThat(world.number("select count(*) from counted_fee")).isEqualTo(1);
    }

    @Test
    void neverCountsAFeeAgainWhoseIdIsForgotten() {
        var request = world.request(1, 700);
        pay(request);
        clock.pass(LONGER_THAN_IDS_ARE_KEPT);
        demand.forget();
        assertThat(world.number("select count(*) from counted_fee")).isZero();

        world.send(request);
        pay(world.request(1, 1));

        assertThat(feesRao()).isEqualTo(701);
    }

    @Test
    void setsABrokenRequestAsideAndCountsTheOthers() {
        pay(world.request(1, 1));
        world.send(world.request(1, Long.MAX_VALUE)); // more than a sum can hold
        pay(world.request(1, 5));

        assertThat(feesRao()).isEqualTo(6);
    }

    private void pay(RequestServed request) {
        world.send(request);
        world.until(() ->
                world.number("select count(*) from counted_fee where event_id = '" + request.eventId() + "'") == 1);
    }

    private long feesRao() {
        return world.number("select sum(new_fees_rao) from demand");
    }

    private long pendingRao(int netuid) {
        return world.number(
                "select owner_rao + miners_rao + validators_rao + carried_rao from budget where netuid = " + netuid);
    }
}
