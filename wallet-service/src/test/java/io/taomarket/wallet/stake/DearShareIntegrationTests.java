package io.taomarket.wallet.stake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.contracts.emission.EpochPaid;
import io.taomarket.contracts.emission.Payout;
import io.taomarket.contracts.emission.Role;
import io.taomarket.wallet.Facts;
import io.taomarket.wallet.Hotkeys;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Answer;
import io.taomarket.wallet.WalletClient.Customer;
import io.taomarket.wallet.WalletTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An owner leaves one rao in the pool and lets a dividend make a share dearer than a rao. */
@WalletTest
class DearShareIntegrationTests {

    private static final long DIVIDEND_RAO = 10_000_000_000L;
    private static final AtomicLong EPOCH = new AtomicLong();

    @Autowired
    WalletClient wallet;

    @Autowired
    Facts facts;

    @Test
    void leavesNoMoneyInAPoolWithoutShares() {
        var owner = wallet.customerWith(4_000_000);
        var hotkey = withDearShares(owner);

        assertThat(unstake(owner, hotkey, DIVIDEND_RAO).rao("amount_rao"))
                .as("the last share leaves with all it is worth")
                .isEqualTo(DIVIDEND_RAO + 1);

        assertThat(stakedOnRao(hotkey)).isZero();
        assertThat(wallet.freeRao(owner)).isEqualTo(DIVIDEND_RAO + 4_000_000);
    }

    @Test
    void leavesNoMoneyBehindWhenItMoves() {
        var owner = wallet.customerWith(8_000_000);
        var from = withDearShares(owner);
        var to = withDearShares(owner);

        move(owner, from, to);

        assertThat(stakedOnRao(from)).isZero();
        assertThat(stakedOnRao(to)).isEqualTo(2 * (DIVIDEND_RAO + 1));
    }

    @Test
    void takesNothingFromTheNextStaker() {
        var hotkey = withDearShares(wallet.customerWith(4_000_000));
        var staker = wallet.customerWith(5_000_000);

        var paidRao = stake(staker, hotkey, 5_000_000).rao("amount_rao");

        assertThat(paidRao).isBetween(4_999_990L, 5_000_000L);
        assertThat(wallet.freeRao(staker)).isEqualTo(5_000_000 - paidRao);
        assertThat(wallet.stakedRao(staker)).isBetween(paidRao - 1, paidRao);
    }

    private String withDearShares(Customer owner) {
        var hotkey = Hotkeys.bound(wallet, owner);
        stake(owner, hotkey, 4_000_000);
        unstake(owner, hotkey, 3_999_999);
        facts.say(new EpochPaid(
                UUID.randomUUID(),
                Instant.now(),
                7,
                EPOCH.incrementAndGet(),
                DIVIDEND_RAO,
                0,
                List.of(new Payout(Role.VALIDATOR, hotkey, owner.id(), DIVIDEND_RAO))));
        await().untilAsserted(() -> assertThat(stakedOnRao(hotkey)).isEqualTo(DIVIDEND_RAO + 1));
        return hotkey;
    }

    private long stakedOnRao(String hotkey) {
        return wallet.get(wallet.callers().anyone(), "/api/v1/delegates/" + hotkey)
                .rao("total_stake_rao");
    }

    private Answer stake(Customer staker, String hotkey, long amountRao) {
        var request = Map.of("stake_id", UUID.randomUUID(), "hotkey", hotkey, "amount_rao", amountRao);
        return wallet.post(wallet.as(staker), "/api/v1/stakes", request);
    }

    private Answer unstake(Customer staker, String hotkey, long amountRao) {
        var request = Map.of("unstake_id", UUID.randomUUID(), "hotkey", hotkey, "amount_rao", amountRao);
        return wallet.post(wallet.as(staker), "/api/v1/unstakes", request);
    }

    private void move(Customer staker, String from, String to) {
        var request =
                Map.of("move_id", UUID.randomUUID(), "from_hotkey", from, "to_hotkey", to, "amount_rao", DIVIDEND_RAO);
        assertThat(wallet.post(wallet.as(staker), "/api/v1/stakes/move", request)
                        .status())
                .isEqualTo(201);
    }
}
