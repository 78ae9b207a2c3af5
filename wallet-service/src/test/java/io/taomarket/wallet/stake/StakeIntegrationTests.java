package io.taomarket.wallet.stake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.PUT;

import io.taomarket.contracts.emission.BlockProduced;
import io.taomarket.contracts.wallet.StakeChanged;
import io.taomarket.wallet.Facts;
import io.taomarket.wallet.Hotkeys;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Answer;
import io.taomarket.wallet.WalletClient.Customer;
import io.taomarket.wallet.WalletTest;
import io.taomarket.wallet.block.ChainHead;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WalletTest
class StakeIntegrationTests {

    private static final long TAO = 1_000_000_000L;

    @Autowired
    WalletClient wallet;

    @Autowired
    Facts facts;

    @Autowired
    ChainHead head;

    @Test
    void stakesAndUnstakesToTheRaoOncePerId() {
        var staker = wallet.customerWith(5 * TAO);
        var hotkey = Hotkeys.bound(wallet, wallet.customer());
        var stakeId = UUID.randomUUID();

        assertThat(stake(staker, stakeId, hotkey, 3 * TAO).status()).isEqualTo(201);
        assertThat(stake(staker, stakeId, hotkey, 3 * TAO).rao("amount_rao")).isEqualTo(3 * TAO);
        assertThat(stake(staker, stakeId, hotkey, TAO).text("code")).isEqualTo("exists_different");
        assertThat(wallet.stakedRao(staker)).isEqualTo(3 * TAO);
        assertThat(wallet.freeRao(staker)).isEqualTo(2 * TAO);

        assertThat(unstake(staker, hotkey, Map.of("amount_rao", Long.toString(TAO)))
                        .rao("amount_rao"))
                .isEqualTo(TAO);
        assertThat(unstake(staker, hotkey, Map.of("all", true)).rao("amount_rao"))
                .isEqualTo(2 * TAO);
        assertThat(wallet.freeRao(staker)).isEqualTo(5 * TAO);
        assertThat(wallet.stakedRao(staker)).isZero();
        await().untilAsserted(() -> assertThat(facts.heard(StakeChanged.class, StakeChanged.TOPIC))
                .filteredOn(fact -> fact.hotkey().equals(hotkey))
                .extracting(StakeChanged::totalRao)
                .containsExactly(3 * TAO, 2 * TAO, 0L));
    }

    @Test
    void refusesDustAndWhatIsNotThere() {
        var staker = wallet.customerWith(TAO);
        var hotkey = Hotkeys.bound(wallet, wallet.customer());

        assertThat(stake(staker, UUID.randomUUID(), hotkey, 1_999_999).text("code"))
                .isEqualTo("stake_too_small");
        assertThat(stake(staker, UUID.randomUUID(), hotkey, 2 * TAO).text("code"))
                .isEqualTo("insufficient_funds");
        assertThat(stake(staker, UUID.randomUUID(), "5F3sa2TJAWMqDhXG6jhV4N8ko9SxwGy8TpaNS1repo5EYjQX", TAO)
                        .status())
                .isEqualTo(404);
        assertThat(stake(staker, UUID.randomUUID(), "nonsense", TAO).text("field"))
                .isEqualTo("hotkey");
        assertThat(unstake(staker, hotkey, Map.of("all", true)).text("code")).isEqualTo("insufficient_stake");
        stake(staker, UUID.randomUUID(), hotkey, 3_000_000);
        assertThat(unstake(staker, hotkey, Map.of("amount_rao", "1000")).text("code"))
                .isEqualTo("stake_too_small");
        assertThat(unstake(staker, hotkey, Map.of("amount_rao", "3000001")).text("code"))
                .isEqualTo("insufficient_stake");
        assertThat(unstake(staker, hotkey, Map.of("amount_rao", "1", "all", true))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void movesStakeToAnotherHotkey() {
        var staker = wallet.customerWith(2 * TAO);
        var from = Hotkeys.bound(wallet, wallet.customer());
        var to = Hotkeys.bound(wallet, wallet.customer());
        stake(staker, UUID.randomUUID(), from, 2 * TAO);

        var moved = wallet.post(
                wallet.as(staker),
                "/api/v1/stakes/move",
                Map.of("move_id", UUID.randomUUID(), "from_hotkey", from, "to_hotkey", to, "all", true));

        assertThat(moved.rao("amount_rao")).isEqualTo(2 * TAO);
        var stakes = wallet.get(wallet.as(staker), "/api/v1/stakes").body().path("items");
        assertThat(stakes.size()).isEqualTo(1);
        assertThat(stakes.get(0).path("hotkey").asString()).isEqualTo(to);
        assertThat(stakes.get(0).path("netuid").asInt()).isZero();
        assertThat(stakes.get(0).path("stake_rao").asString()).isEqualTo(Long.toString(2 * TAO));
    }

    @Test
    void letsNobodyMoveTheStakeOfAnother() {
        var staker = wallet.customerWith(TAO);
        var thief = wallet.customer();
        var hotkey = Hotkeys.bound(wallet, thief);
        stake(staker, UUID.randomUUID(), hotkey, TAO);

        assertThat(unstake(thief, hotkey, Map.of("all", true)).text("code")).isEqualTo("insufficient_stake");
        assertThat(wallet.stakedRao(staker)).isEqualTo(TAO);
    }

    @Test
    void lowersATakeAtAnyTimeAndRaisesItSeldom() {
        var owner = wallet.customer();
        var hotkey = Hotkeys.bound(wallet, owner);

        assertThat(take(owner, hotkey, 100).body().path("take").asInt()).isEqualTo(100);
        assertThat(take(owner, hotkey, 200).status()).isEqualTo(200);
        assertThat(take(owner, hotkey, 300).text("code")).isEqualTo("take_raised_too_soon");
        assertThat(take(owner, hotkey, 50).status()).isEqualTo(200);

        var height = head.height() + 100;
        facts.say(new BlockProduced(UUID.randomUUID(), Instant.now(), height, 0, 0));
        await().untilAsserted(() -> assertThat(head.height()).isEqualTo(height));
        assertThat(take(owner, hotkey, 300).status()).isEqualTo(200);
        assertThat(take(owner, hotkey, 11_797).status()).isEqualTo(400);
        assertThat(take(owner, hotkey, -1).status()).isEqualTo(400);
        assertThat(take(wallet.customer(), hotkey, 1).status()).isEqualTo(404);
    }

    @Test
    void listsDelegatesTheLargestFirst() {
        var staker = wallet.customerWith(20 * TAO);
        var small = Hotkeys.bound(wallet, wallet.customer());
        var large = Hotkeys.bound(wallet, wallet.customer());
        stake(staker, UUID.randomUUID(), small, 7 * TAO);
        stake(staker, UUID.randomUUID(), large, 8 * TAO);

        var page = wallet.get(wallet.callers().anyone(), "/api/v1/delegates?limit=200")
                .body();
        var hotkeys = page.path("items")
                .valueStream()
                .map(delegate -> delegate.path("hotkey").asString())
                .toList();

        assertThat(hotkeys.indexOf(large)).isLessThan(hotkeys.indexOf(small)).isNotNegative();
        var one = wallet.get(wallet.callers().anyone(), "/api/v1/delegates/" + large);
        assertThat(one.rao("total_stake_rao")).isEqualTo(8 * TAO);
        assertThat(one.body().path("nominators").asInt()).isEqualTo(1);
        assertThat(one.body().path("take").asInt()).isEqualTo(11_796);
        var first = wallet.get(wallet.callers().anyone(), "/api/v1/delegates?limit=1");
        var second =
                wallet.get(wallet.callers().anyone(), "/api/v1/delegates?limit=1&cursor=" + first.text("next_cursor"));
        assertThat(second.body().path("items").get(0).path("hotkey").asString()).isEqualTo(hotkeys.get(1));
    }

    private Answer stake(Customer staker, UUID stakeId, String hotkey, long amountRao) {
        return wallet.post(
                wallet.as(staker),
                "/api/v1/stakes",
                Map.of("stake_id", stakeId, "hotkey", hotkey, "amount_rao", Long.toString(amountRao)));
    }

    private Answer unstake(Customer staker, String hotkey, Map<String, Object> howMuch) {
        var request = new HashMap<>(howMuch);
        request.put("unstake_id", UUID.randomUUID());
        request.put("hotkey", hotkey);
        return wallet.post(wallet.as(staker), "/api/v1/unstakes", request);
    }

    private Answer take(Customer owner, String hotkey, int parts) {
        return wallet.send(wallet.as(owner), PUT, "/api/v1/delegates/" + hotkey + "/take", null, Map.of("take", parts));
    }
}
