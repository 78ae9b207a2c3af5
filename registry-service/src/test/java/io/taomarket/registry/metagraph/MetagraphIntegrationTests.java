package io.taomarket.registry.metagraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.contracts.scoring.EpochScored;
import io.taomarket.contracts.scoring.NeuronScore;
import io.taomarket.contracts.scoring.WeightsSet;
import io.taomarket.contracts.wallet.StakeChanged;
import io.taomarket.registry.Market;
import io.taomarket.registry.RegistryTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@RegistryTest
class MetagraphIntegrationTests {

    @Autowired
    Market market;

    final UUID account = UUID.randomUUID();
    final String validator = Market.hotkey();
    final String miner = Market.hotkey();
    int netuid;

    @BeforeEach
    void register() {
        netuid = market.subnet("""
                {"tempo_blocks": 20, "immunity_period_blocks": 10, "max_allowed_uids": 3, "max_allowed_validators": 2,
                 "min_non_immune_uids": 0}""");
        market.register(account, netuid, validator);
        market.register(account, netuid, miner);
    }

    @Test
    void showsNewcomersWithNothingButTheirSlot() {
        var metagraph = market.metagraph(netuid);

        assertThat(metagraph.get("n").asInt()).isEqualTo(2);
        assertThat(metagraph.get("tempo").asInt()).isEqualTo(20);
        assertThat(metagraph.get("block").asLong()).isEqualTo(market.head());
        assertThat(metagraph.at("/hyperparameters/min_burn_rao").asString()).isEqualTo("500000");
        assertThat(metagraph.get("last_epoch").asInt()).isZero();
        var neuron = metagraph.at("/neurons/0");
        assertThat(neuron.get("hotkey").asString()).isEqualTo(validator);
        assertThat(neuron.get("account_id").asString()).isEqualTo(account.toString());
        assertThat(neuron.get("immune").asBoolean()).isTrue();
        assertThat(neuron.get("active").asBoolean()).isTrue();
        assertThat(neuron.get("validator_permit").asBoolean()).isFalse();
        assertThat(neuron.get("stake_rao").asString()).isEqualTo("0");
        assertThat(neuron.get("last_update_block")).isEqualTo(neuron.get("registered_at_block"));
        assertThat(neuron.get("endpoint").isNull()).isTrue();
        assertThat(neuron.get("models")).isEmpty();
        assertThat(market.get("/subnets/" + netuid + "/neurons/0").body()).isEqualTo(neuron);
    }

    @Test
    void showsWhatTheLastEpochSaid() {
        market.mine(20);
        var block = market.head();
        market.say(scored(1, block, List.of(score(0, validator, 0, 1L << 32), score(1, miner, 1L << 32, 0))));

        awaitNeuron(0, neuron -> assertThat(neuron.get("validator_permit").asBoolean())
                .isTrue());

        var metagraph = market.metagraph(netuid);
        assertThat(metagraph.get("last_epoch").asInt()).isOne();
        assertThat(metagraph.get("last_epoch_block").asLong()).isEqualTo(block);
        assertThat(metagraph.get("next_epoch_block").asLong()).isEqualTo(block + 20);
        assertThat(metagraph.at("/neurons/0/dividends").asInt()).isEqualTo(65_535);
        assertThat(metagraph.at("/neurons/1/incentive").asInt()).isEqualTo(65_535);
        assertThat(metagraph.at("/neurons/1/stake_weight").asInt()).isEqualTo(11);
        assertThat(metagraph.at("/neurons/1/immune").asBoolean()).isFalse();
    }

    @Test
    void ignoresEpochsWeightsAndStakesThatAreOlder() {
        var newer = scored(7, 140, List.of(score(0, validator, 5, 0), score(1, miner, 9, 0)));
        market.say(newer);
        market.say(scored(6, 120, List.of(score(0, validator, 0, 0), score(1, miner, 0, 0))));
        market.say(newer);
        market.say(stake(validator, 4, 7_000_000_000L));
        market.say(stake(validator, 3, 1));
        var weightsBlock = market.head() + 500;
        market.say(weights(weightsBlock));
        market.say(weights(weightsBlock - 1));
        market.say(stake(miner, 1, 9_007_199_254_740_993L));

        awaitNeuron(1, neuron -> assertThat(neuron.get("stake_rao").asString()).isEqualTo("9007199254740993"));
        awaitNeuron(0, neuron -> {
            assertThat(neuron.get("stake_rao").asString()).isEqualTo("7000000000");
            assertThat(neuron.get("last_update_block").asLong()).isEqualTo(weightsBlock);
        });
        await().atMost(Market.SOON).untilAsserted(() -> assertThat(
                        market.metagraph(netuid).get("last_epoch").asInt())
                .isEqualTo(7));
        var line = market.get("/subnets/" + netuid + "/next-to-be-replaced").body();
        assertThat(line.at("/neurons/0/emission_bits").asString()).isEqualTo("5");
    }

    @Test
    void replacesWhoEarnedLeastAndGivesTheSlotNothingOfItsPast() {
        var third = Market.hotkey();
        market.register(account, netuid, third);
        market.mine(10);
        market.say(scored(
                1, market.head(), List.of(score(0, validator, 30, 0), score(1, miner, 10, 0), score(2, third, 0, 20))));
        market.say(weights(1, miner, market.head() + 9));
        awaitNeuron(1, neuron -> assertThat(neuron.get("validator_permit").asBoolean())
                .isTrue());
        awaitNeuron(1, neuron -> assertThat(neuron.get("last_update_block").asLong())
                .isGreaterThan(market.head()));

        assertThat(market.register(account, netuid, Market.hotkey())).isEqualTo(1);

        var replaced = market.metagraph(netuid).at("/neurons/1");
        assertThat(replaced.get("validator_permit").asBoolean()).isFalse();
        assertThat(replaced.get("incentive").asInt()).isZero();
        assertThat(replaced.get("last_update_block").asLong()).isEqualTo(market.head());
        assertThat(market.metagraph(netuid).at("/neurons/2/validator_permit").asBoolean())
                .isTrue();
        market.mine(10);
        assertThat(market.register(account, netuid, Market.hotkey())).isEqualTo(1);
        assertThat(market.register(account, netuid, Market.hotkey())).isEqualTo(2);
    }

    @Test
    void doesNotKnowNeuronsThatAreNotThere() {
        assertThat(market.get("/subnets/" + netuid + "/neurons/2").code()).isEqualTo("neuron_not_found");
        assertThat(market.get("/subnets/" + netuid + "/neurons/-1").code()).isEqualTo("neuron_not_found");
        assertThat(market.get("/subnets/" + netuid + "/neurons/x").status()).isEqualTo(400);
        for (var path :
                List.of("metagraph", "neurons/0", "next-to-be-replaced", "hyperparameters", "registration-price"))
            assertThat(market.get("/subnets/9999/" + path).code()).as(path).isEqualTo("subnet_not_exists");
    }

    private void awaitNeuron(int uid, java.util.function.Consumer<JsonNode> check) {
        await().atMost(Market.SOON)
                .untilAsserted(() -> check.accept(market.metagraph(netuid).at("/neurons/" + uid)));
    }

    private EpochScored scored(long epoch, long block, List<NeuronScore> scores) {
        return new EpochScored(UUID.randomUUID(), Instant.EPOCH, netuid, epoch, block, "00", scores);
    }

    private NeuronScore score(int uid, String hotkey, long incentiveBits, long dividendBits) {
        return new NeuronScore(
                uid,
                hotkey,
                account,
                incentiveBits,
                dividendBits,
                7,
                incentiveBits == 0 ? 0 : 65_535,
                dividendBits == 0 ? 0 : 65_535,
                9,
                11,
                true,
                true);
    }

    private StakeChanged stake(String hotkey, long version, long totalRao) {
        return new StakeChanged(UUID.randomUUID(), Instant.EPOCH, 0, hotkey, version, account, totalRao, 11_796);
    }

    private WeightsSet weights(long block) {
        return weights(0, validator, block);
    }

    private WeightsSet weights(int uid, String hotkey, long block) {
        return new WeightsSet(
                UUID.randomUUID(), Instant.EPOCH, netuid, uid, hotkey, block, List.of(1), List.of(65_535));
    }
}
