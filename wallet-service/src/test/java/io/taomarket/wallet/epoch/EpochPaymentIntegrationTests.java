package io.taomarket.wallet.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.contracts.emission.EpochPaid;
import io.taomarket.contracts.emission.Payout;
import io.taomarket.contracts.emission.Role;
import io.taomarket.contracts.wallet.StakeChanged;
import io.taomarket.wallet.Facts;
import io.taomarket.wallet.Hotkeys;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Customer;
import io.taomarket.wallet.WalletTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@WalletTest
class EpochPaymentIntegrationTests {

    private static final AtomicLong EPOCH = new AtomicLong();

    @Autowired
    WalletClient wallet;

    @Autowired
    Facts facts;

    @Autowired
    EpochPayments payments;

    @Test
    void passesOverAnEpochThatWasPaidBefore() {
        var miner = wallet.customer();
        var epoch = epoch(new Payout(Role.MINER, Hotkeys.bound(wallet, miner), miner.id(), 4_100));
        payments.pay(epoch);

        assertThatNoException().as("a repetition is no dead letter").isThrownBy(() -> payments.pay(epoch));

        assertThat(wallet.stakedRao(miner)).isEqualTo(4_100);
    }

    @Test
    void paysAnEpochOnceHoweverOftenItIsSaid() {
        var miner = wallet.customer();
        var subnetOwner = wallet.customer();
        var mintedRao = mintedRao();
        var epoch = epoch(
                new Payout(Role.MINER, Hotkeys.bound(wallet, miner), miner.id(), 4_100),
                new Payout(Role.OWNER, Hotkeys.bound(wallet, subnetOwner), subnetOwner.id(), 1_800));

        facts.say(epoch, epoch);
        facts.say(new EpochPaid(
                UUID.randomUUID(), Instant.now(), epoch.netuid(), epoch.epoch(), 5_907, 7, epoch.payouts()));
        var next = epoch(new Payout(Role.MINER, epoch.payouts().getFirst().hotkey(), miner.id(), 1));
        facts.say(next); // when this one is paid, those before it have been seen

        await().untilAsserted(() -> assertThat(wallet.stakedRao(miner)).isEqualTo(4_101));
        assertThat(wallet.stakedRao(subnetOwner)).isEqualTo(1_800);
        assertThat(mintedRao() - mintedRao).isEqualTo(5_901);
    }

    @Test
    void refusesAnotherAccountOfAnEpochThatWasPaid() {
        var miner = wallet.customer();
        var epoch = epoch(new Payout(Role.MINER, Hotkeys.bound(wallet, miner), miner.id(), 4_100));
        payments.pay(epoch);
        var other = new EpochPaid(
                epoch.eventId(),
                epoch.occurredAt(),
                epoch.netuid(),
                epoch.epoch(),
                4_108,
                7,
                List.of(new Payout(Role.MINER, epoch.payouts().getFirst().hotkey(), miner.id(), 4_101)));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> payments.pay(other))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("emission_already_issued"));

        assertThatNoException().isThrownBy(() -> payments.pay(epoch));
        assertThat(wallet.stakedRao(miner)).isEqualTo(4_100);
    }

    /** As the operator replays a dead letter when what was missing is there. */
    @Test
    void paysAnEpochThatWasRefusedBeforeItsHotkeyWasBound() {
        var miner = wallet.customer();
        var key = SigningKey.generate();
        var epoch = epoch(new Payout(Role.MINER, key.address().ss58(), miner.id(), 4_100));
        for (var time = 0; time < 2; time++)
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> payments.pay(epoch))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("hotkey_not_bound"));

        Hotkeys.bind(wallet, miner, key, miner.id());
        payments.pay(epoch);

        assertThat(wallet.stakedRao(miner)).isEqualTo(4_100);
    }

    @Test
    void sharesADividendAmongAllWhoHaveStakedAfterTheTake() {
        var owner = wallet.customerWith(10_000_000);
        var nominator = wallet.customerWith(30_000_000);
        var hotkey = Hotkeys.bound(wallet, owner);
        stake(owner, hotkey, 10_000_000);
        stake(nominator, hotkey, 30_000_000);

        facts.say(epoch(new Payout(Role.VALIDATOR, hotkey, owner.id(), 65_535)));

        await().untilAsserted(() -> assertThat(wallet.stakedRao(owner)).isGreaterThan(10_000_000));
        var nominatorGainRao = wallet.stakedRao(nominator) - 30_000_000;
        var ownerGainRao = wallet.stakedRao(owner) - 10_000_000;
        assertThat(nominatorGainRao).as("3/4 of the rest").isBetween(40_303L, 40_304L);
        assertThat(ownerGainRao).as("take and 1/4 of the rest").isBetween(11_796L + 13_433, 11_796L + 13_435);
        assertThat(nominatorGainRao + ownerGainRao).isBetween(65_533L, 65_535L);
        await().untilAsserted(() -> assertThat(facts.heard(StakeChanged.class, StakeChanged.TOPIC))
                .filteredOn(fact -> fact.hotkey().equals(hotkey))
                .last()
                .satisfies(fact -> assertThat(fact.totalRao()).isEqualTo(40_065_535)));
        var delegate = wallet.get(wallet.callers().anyone(), "/api/v1/delegates/" + hotkey);
        assertThat(delegate.body().path("yield_per_epoch").asDouble()).isBetween(0.00134, 0.00135);
    }

    @Test
    void givesTheWholeDividendOfAnEmptyPoolToTheOwner() {
        var owner = wallet.customer();
        var hotkey = Hotkeys.bound(wallet, owner);

        facts.say(epoch(new Payout(Role.VALIDATOR, hotkey, owner.id(), 1_000)));

        await().untilAsserted(() -> assertThat(wallet.stakedRao(owner)).isEqualTo(1_000));
    }

    @Test
    void paysAllRolesOfOneHotkey() {
        var owner = wallet.customer();
        var hotkey = Hotkeys.bound(wallet, owner);

        facts.say(epoch(
                new Payout(Role.MINER, hotkey, owner.id(), 10),
                new Payout(Role.VALIDATOR, hotkey, owner.id(), 20),
                new Payout(Role.OWNER, hotkey, owner.id(), 30)));

        await().untilAsserted(() -> assertThat(wallet.stakedRao(owner)).isEqualTo(60));
    }

    @ParameterizedTest
    @CsvSource({
        "5F3sa2TJAWMqDhXG6jhV4N8ko9SxwGy8TpaNS1repo5EYjQX, 10", // a hotkey that nobody has bound
        ", 21000000000000000" // more than may still come into existence
    })
    void paysAnEpochWholeOrNotAtAll(@Nullable String hotkey, long amountRao) {
        var miner = wallet.customer();
        var bound = Hotkeys.bound(wallet, miner);
        var mintedRao = mintedRao();

        facts.say(epoch(
                new Payout(Role.MINER, bound, miner.id(), 5),
                new Payout(Role.MINER, hotkey == null ? bound : hotkey, miner.id(), amountRao)));
        facts.say(epoch(new Payout(Role.MINER, bound, miner.id(), 1))); // paid when the other has been set aside

        await().untilAsserted(() -> assertThat(wallet.stakedRao(miner)).isEqualTo(1));
        assertThat(mintedRao() - mintedRao).isEqualTo(1);
    }

    private EpochPaid epoch(Payout... payouts) {
        var budgetRao = Arrays.stream(payouts).mapToLong(Payout::amountRao).sum() + 7;
        return new EpochPaid(
                UUID.randomUUID(), Instant.now(), 1, EPOCH.incrementAndGet(), budgetRao, 7, Arrays.asList(payouts));
    }

    private long mintedRao() {
        return Long.parseLong(wallet.supply().path("minted_rao").asString());
    }

    private void stake(Customer staker, String hotkey, long amountRao) {
        var request = Map.of("stake_id", UUID.randomUUID(), "hotkey", hotkey, "amount_rao", amountRao);
        assertThat(wallet.post(wallet.as(staker), "/api/v1/stakes", request).status())
                .isEqualTo(201);
    }
}
