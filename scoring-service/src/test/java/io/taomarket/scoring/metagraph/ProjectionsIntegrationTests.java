package io.taomarket.scoring.metagraph;

import static io.taomarket.scoring.testing.World.hotkey;
import static io.taomarket.scoring.testing.World.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.contracts.wallet.StakeChanged;
import io.taomarket.scoring.testing.ScoringTest;
import io.taomarket.scoring.testing.World;
import io.taomarket.yuma.SparseRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ScoringTest
class ProjectionsIntegrationTests {

    private static final int NETUID = 50;
    private static final String MINER = hotkey("miner");

    @Autowired
    private World world;

    @Autowired
    private Projections projections;

    @Autowired
    private Metagraph metagraph;

    @BeforeEach
    void reset() {
        world.reset();
    }

    @Test
    void takesTheHighestVersionInWhateverOrderTheyArrive() {
        projections.take(subnet(2, 20));
        projections.take(subnet(1, 10));
        projections.take(neuron(2, "new", 7));
        projections.take(neuron(1, "old", 3));
        projections.take(neuron(2, "new", 7));
        projections.take(stake(2, hotkey("new"), 20));
        projections.take(stake(1, hotkey("new"), 10));

        assertThat(metagraph.subnet(NETUID).orElseThrow().rules().tempoBlocks()).isEqualTo(20);
        assertThat(metagraph.neurons(NETUID)).singleElement().satisfies(neuron -> {
            assertThat(neuron.hotkey()).isEqualTo(hotkey("new"));
            assertThat(neuron.lastUpdateBlock()).isEqualTo(7);
            assertThat(neuron.stakeRao()).isEqualTo(20);
        });
    }

    @Test
    void keepsWhatItKnowsOfAHolderWhoStays() {
        projections.take(neuron(1, "miner", 3));
        metagraph.setWeights(NETUID, 0, new SparseRow(new int[] {0}, new int[] {5}), 9);
        projections.take(neuron(2, "miner", 3));

        assertThat(metagraph.neurons(NETUID).getFirst().weights().size()).isEqualTo(1);
        assertThat(metagraph.neurons(NETUID).getFirst().lastUpdateBlock()).isEqualTo(9);
    }

    @Test
    void showsAnOfferWhileItIsThereAndItsMinerHoldsASlot() {
        projections.take(offer(1, "author/model"));
        assertThat(metagraph.offers(NETUID)).isEmpty();
        projections.take(neuron(1, "miner", 3));
        assertThat(metagraph.offers(NETUID)).singleElement().satisfies(offer -> {
            assertThat(offer.models()).containsExactly("author/model");
            assertThat(offer.uid()).isZero();
        });
        projections.take(offer(2));
        assertThat(metagraph.offers(NETUID)).isEmpty();
    }

    private static SubnetChanged subnet(long version, int tempoBlocks) {
        return new SubnetChanged(
                UUID.randomUUID(), Instant.EPOCH, NETUID, version, "test", null, null, 0, rules(tempoBlocks));
    }

    private static NeuronChanged neuron(long version, String name, long registeredAtBlock) {
        return new NeuronChanged(
                UUID.randomUUID(), Instant.EPOCH, NETUID, 0, version, hotkey(name), World.ACCOUNT, registeredAtBlock);
    }

    private static StakeChanged stake(long version, String hotkey, long totalRao) {
        return new StakeChanged(UUID.randomUUID(), Instant.EPOCH, 0, hotkey, version, World.ACCOUNT, totalRao, 11796);
    }

    private static OfferChanged offer(long version, String... models) {
        var offers = List.of(models).stream()
                .map(model -> new ModelOffer(model, 1, 1, 512, 8))
                .toList();
        return new OfferChanged(
                UUID.randomUUID(),
                Instant.EPOCH,
                NETUID,
                MINER,
                version,
                0,
                World.ACCOUNT,
                "https://a.example",
                offers);
    }
}
