package io.taomarket.yuma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.Yuma;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Who takes over a slot inherits neither its bonds nor the weights on it. */
@Domain(Subnets.class)
@Domain(DomainContext.Global.class)
class ReplacedMinerPropertyTests {

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void bondsToARemovedMinerAreGone(@ForAll EpochInput drawn, @ForAll Random random) {
        if (drawn.neurons().isEmpty() || drawn.lastEpochBlock() == Long.MAX_VALUE) return;
        var miner = random.nextInt(drawn.neurons().size());
        var input = replaced(drawn, miner);

        var result = Yuma.run(input).neurons();

        assertThat(result).allSatisfy(n -> assertThat(n.bonds().uids()).doesNotContain(miner));
        assertThat(result.get(miner).incentiveBits()).isZero();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theyChangeNobodysShareEither(@ForAll EpochInput drawn, @ForAll Random random) {
        if (drawn.neurons().isEmpty() || drawn.lastEpochBlock() == Long.MAX_VALUE) return;
        var miner = random.nextInt(drawn.neurons().size());
        var input = replaced(drawn, miner);
        var unbonded = input.neurons().stream()
                .map(n -> Subnets.with(
                        n,
                        n.registeredAtBlock(),
                        Entries.without(n.weights(), miner),
                        Entries.without(n.bonds(), miner)))
                .toList();

        assertThat(Yuma.run(Subnets.withNeurons(input, unbonded))).isEqualTo(Yuma.run(input));
    }

    /** Registered at or after everyone's last weights and after the last epoch. */
    private static EpochInput replaced(EpochInput input, int miner) {
        var lastUpdate = input.neurons().stream()
                .mapToLong(n -> n.lastUpdateBlock())
                .max()
                .orElse(0);
        var registered = Math.max(input.block(), Math.max(lastUpdate, input.lastEpochBlock() + 1));
        return Subnets.withNeuron(input, miner, n -> Subnets.with(n, registered, n.weights(), n.bonds()));
    }
}
