package io.taomarket.inference.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taomarket.inference.fault.ApiFault;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Holds of one account at a wallet that a test commands. */
abstract class HoldsTest {

    static final UUID ACCOUNT = UUID.randomUUID();
    static final UUID KEY = UUID.randomUUID();

    final Bank bank = new Bank();
    final Clock clock = Clock.systemUTC();
    final Wallet wallet = new Wallet(bank);
    final Returns returns = new Returns(wallet);
    final HoldProperties properties = properties(Duration.ZERO);
    final Holds holds = new Holds(wallet, returns, properties, clock);
    final HoldKeeper keeper = new HoldKeeper(holds, wallet, returns, properties, clock);

    static HoldProperties properties(Duration sliceLasts) {
        return new HoldProperties(
                10,
                sliceLasts,
                1_000_000,
                20,
                Duration.ZERO,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofMinutes(8),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    void assertRefused(int status, long worstRao) {
        assertThatExceptionOfType(ApiFault.class)
                .isThrownBy(() -> holds.reserve(ACCOUNT, KEY, worstRao))
                .satisfies(fault -> assertThat(fault.status()).isEqualTo(status));
    }
}
