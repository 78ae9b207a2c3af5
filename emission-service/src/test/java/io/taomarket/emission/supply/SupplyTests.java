package io.taomarket.emission.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.emission.supply.WalletClient.WalletSupply;
import io.taomarket.yuma.Issuance;
import org.junit.jupiter.api.Test;

class SupplyTests {

    /** Genesis 1000, minted 300, recycled 100: 1200 exist in the ledger. */
    private static final WalletSupply WALLET = new WalletSupply(1000, 300, 100, 1200, 500, 50, 350, 300, true);

    @Test
    void addsUpWhatExistsInAllPlaces() {
        var supply = Supply.of(WALLET, new OwnSums(9, 900, 520, 380, 100));

        assertThat(supply.inTransitRao()).isEqualTo(80);
        assertThat(supply.issuedRao()).isEqualTo(1800);
        assertThat(supply.freeRao()
                        + supply.heldRao()
                        + supply.stakedRao()
                        + supply.treasuryRao()
                        + supply.pendingRao()
                        + supply.inTransitRao())
                .isEqualTo(supply.issuedRao());
        assertThat(supply.genesisRao() + supply.mintedRao() - supply.recycledRao())
                .isEqualTo(supply.issuedRao());
        assertThat(supply.blockEmissionRao()).isEqualTo(1_000_000_000);
        assertThat(supply.nextHalvingAtRao()).isEqualTo(10_500_000_000_000_000L);
        assertThat(supply.balanced()).isTrue();
    }

    @Test
    void isNotBalancedWhenWalletHasMintedMoreThanWasPaid() {
        assertThat(Supply.of(WALLET, new OwnSums(9, 900, 601, 299, 100)).balanced())
                .isFalse();
    }

    @Test
    void isNotBalancedWhenMintedRaoAreNeitherPendingNorPaid() {
        assertThat(Supply.of(WALLET, new OwnSums(9, 901, 520, 380, 100)).balanced())
                .isFalse();
    }

    @Test
    void isNotBalancedWhenWalletIsNot() {
        var wallet = new WalletSupply(1000, 300, 100, 1200, 500, 50, 350, 300, false);

        assertThat(Supply.of(wallet, new OwnSums(9, 900, 520, 380, 100)).balanced())
                .isFalse();
    }

    @Test
    void isNotBalancedAboveTheCap() {
        var cap = new WalletSupply(Issuance.CAP_RAO, 0, 0, Issuance.CAP_RAO, Issuance.CAP_RAO, 0, 0, 0, true);

        assertThat(Supply.of(cap, new OwnSums(0, 0, 0, 0, 0)).balanced()).isTrue();
        assertThat(Supply.of(cap, new OwnSums(1, 1, 1, 0, 0)).balanced()).isFalse();
    }

    @Test
    void staysBalancedWhenABlockMintsAgainWhatWasRecycledAfterWalletWasRead() {
        var cap = new WalletSupply(Issuance.CAP_RAO, 0, 0, Issuance.CAP_RAO, Issuance.CAP_RAO, 0, 0, 0, true);

        assertThat(Supply.of(cap, new OwnSums(1, 5, 5, 0, 5)).balanced()).isTrue();
    }
}
