package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Which neuron, and which subnet, has to leave. */
class PruningTests {

    private static final NeuronPruning RULE = new NeuronPruning(50, 0);

    @Test
    void lowestEmissionGoesThenTheOldestThenTheLowestUid() {
        assertThat(RULE.uidToPrune(List.of(neuron(0, 5, 0), neuron(1, 4, 0), neuron(2, 4, 0)), 100))
                .hasValue(1);
        assertThat(RULE.uidToPrune(List.of(neuron(0, 4, 9), neuron(1, 4, 8)), 100))
                .hasValue(1);
    }

    @Test
    void anImmuneOneStaysUnlessTooFewOthersWouldBeLeft() {
        var neurons = List.of(neuron(0, 5, 0), neuron(1, 4, 0), neuron(2, 1, 51));

        assertThat(RULE.uidToPrune(neurons, 100)).hasValue(1);
        assertThat(new NeuronPruning(50, 2).uidToPrune(neurons, 100)).hasValue(2);
        assertThat(RULE.uidToPrune(neurons, 101)).hasValue(2);
    }

    @Test
    void whenOnlyNonImmuneOnesAreLeftAndTheseAreTooFewNobodyGoes() {
        assertThat(new NeuronPruning(50, 2).uidToPrune(List.of(neuron(0, 5, 0), neuron(1, 4, 0)), 100))
                .isEmpty();
    }

    @Test
    void theOwnersImmortalOnesAreNotEvenCounted() {
        var owners = new NeuronPruning.Neuron(0, 0, 0, true);

        assertThat(new NeuronPruning(50, 1).uidToPrune(List.of(owners, neuron(1, 4, 0)), 100))
                .isEmpty();
        assertThat(RULE.uidToPrune(List.of(owners), 100)).isEmpty();
        assertThat(RULE.uidToPrune(List.of(), 100)).isEmpty();
    }

    @Test
    void emissionsAreUnsigned() {
        assertThat(RULE.uidToPrune(List.of(neuron(0, U64.MAX, 0), neuron(1, 1, 0)), 100))
                .hasValue(1);
    }

    @Test
    void ownersHotkeyIsImmortalFirstThenTheEarliestOwned() {
        var owned = List.of(
                new ImmortalOwners.Owned(3, 30), new ImmortalOwners.Owned(1, 10), new ImmortalOwners.Owned(2, 10));

        assertThat(ImmortalOwners.uids(OptionalInt.empty(), owned, 2)).containsExactly(1, 2);
        assertThat(ImmortalOwners.uids(OptionalInt.of(3), owned, 2)).containsExactly(3, 1);
        assertThat(ImmortalOwners.uids(OptionalInt.of(2), owned, 2)).containsExactlyInAnyOrder(1, 2);
        assertThat(ImmortalOwners.uids(OptionalInt.of(9), List.of(), 1)).containsExactly(9);
    }

    @Test
    void cheapestSubnetDiesThenTheOldest() {
        var rule = new SubnetPruning(100);
        var subnets = List.of(subnet(0, 0, 0), subnet(1, 25, 5), subnet(2, 25, 4), subnet(3, 1, 60));

        assertThat(rule.netuidToPrune(subnets, 159)).hasValue(2);
        assertThat(rule.netuidToPrune(subnets, 160)).hasValue(3);
        assertThat(rule.netuidToPrune(subnets, 103)).isEmpty();
        assertThat(rule.netuidToPrune(List.of(subnet(8, 1, 3), subnet(7, 1, 3)), 160))
                .hasValue(7);
    }

    private static NeuronPruning.Neuron neuron(int uid, long emissionRao, long registeredAt) {
        return new NeuronPruning.Neuron(uid, emissionRao, registeredAt, false);
    }

    private static SubnetPruning.Subnet subnet(int netuid, long price, long registeredAt) {
        return new SubnetPruning.Subnet(netuid, U64F64.of(price), registeredAt);
    }
}
