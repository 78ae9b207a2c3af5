package io.taomarket.emission.supply;

import org.springframework.web.service.annotation.GetExchange;

/** The part of wallet-service that emission uses. */
interface WalletClient {

    @GetExchange("/internal/v1/supply")
    WalletSupply supply();

    /** One snapshot of the ledger: {@code free}, {@code held}, {@code staked} and {@code treasury} are all there is. */
    record WalletSupply(
            long genesisRao,
            long mintedRao,
            long recycledRao,
            long issuedRao,
            long freeRao,
            long heldRao,
            long stakedRao,
            long treasuryRao,
            boolean balanced) {}
}
