package io.taomarket.emission.supply;

import static java.lang.Math.addExact;
import static java.lang.Math.subtractExact;

import io.taomarket.emission.supply.WalletClient.WalletSupply;
import io.taomarket.yuma.Issuance;

/**
 * Every rao accounted for: free, held, staked, treasury, pending and in transit are together what is issued.
 *
 * @param pendingRao minted by blocks, waits for an epoch
 * @param inTransitRao paid by an epoch, not yet taken into wallet's ledger
 * @param issuedRao genesis and minted without recycled
 * @param mintedRao by all blocks
 * @param blockEmissionRao what the next block mints
 * @param nextHalvingAtRao what must be issued for the block emission to halve
 * @param balanced whether all sums agree
 */
record Supply(
        long issuedRao,
        long capRao,
        long freeRao,
        long heldRao,
        long stakedRao,
        long treasuryRao,
        long pendingRao,
        long inTransitRao,
        long genesisRao,
        long mintedRao,
        long recycledRao,
        long blockEmissionRao,
        long nextHalvingAtRao,
        boolean balanced) {

    /**
     * Wallet must have been read first: it mints only what has been paid before, so that nothing is in transit twice.
     * What happens between the two reads moves money within our own sums, or within wallet's unseen.
     */
    static Supply of(WalletSupply wallet, OwnSums own) {
        var inTransitRao = subtractExact(own.paidRao(), wallet.mintedRao());
        var issuedRao = addExact(wallet.issuedRao(), addExact(inTransitRao, own.pendingRao()));
        var balanced = wallet.balanced() && own.balanced() && inTransitRao >= 0 && withinCap(issuedRao, wallet, own);
        return new Supply(
                issuedRao,
                Issuance.CAP_RAO,
                wallet.freeRao(),
                wallet.heldRao(),
                wallet.stakedRao(),
                wallet.treasuryRao(),
                own.pendingRao(),
                inTransitRao,
                wallet.genesisRao(),
                own.mintedRao(),
                wallet.recycledRao(),
                Issuance.blockEmissionRao(Math.max(0, issuedRao)),
                Issuance.nextHalvingAtRao(Math.max(0, issuedRao)),
                balanced && sumsAgree(issuedRao, inTransitRao, wallet, own));
    }

    /** A block between the two reads may have minted again what was recycled between them. */
    private static boolean withinCap(long issuedRao, WalletSupply wallet, OwnSums own) {
        var recycledSinceRao = Math.max(0, own.recycledRao() - wallet.recycledRao());
        return issuedRao - recycledSinceRao <= Issuance.CAP_RAO;
    }

    private static boolean sumsAgree(long issuedRao, long inTransitRao, WalletSupply wallet, OwnSums own) {
        var placesRao = wallet.freeRao() + wallet.heldRao() + wallet.stakedRao() + wallet.treasuryRao();
        var originsRao = wallet.genesisRao() + own.mintedRao() - wallet.recycledRao();
        return issuedRao == placesRao + own.pendingRao() + inTransitRao && issuedRao == originsRao;
    }
}
