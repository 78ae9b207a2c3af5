package io.taomarket.wallet.ledger;

import static java.lang.Math.addExact;

import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.contracts.wallet.IssuanceChanged;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what came into and went out of existence, and tells it once per transaction. */
@Component
class Issuance {

    private static final int TAO = 0;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    Issuance(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Adds up what these transfers mint and recycle. The ISSUANCE account is locked, so nobody counts beside us. */
    void follow(List<Transfer> transfers) {
        long genesisRao = 0;
        long mintedRao = 0;
        long recycledRao = 0;
        for (var transfer : transfers) {
            var minted = transfer.debitId().equals(Ledger.ISSUANCE);
            if (minted && transfer.code() == Code.GENESIS) genesisRao = addExact(genesisRao, transfer.amountRao());
            if (minted && transfer.code() != Code.GENESIS) mintedRao = addExact(mintedRao, transfer.amountRao());
            if (transfer.creditId().equals(Ledger.ISSUANCE)) recycledRao = addExact(recycledRao, transfer.amountRao());
        }
        if (genesisRao + mintedRao + recycledRao > 0) add(genesisRao, mintedRao, recycledRao);
    }

    /** True until the first word about the issuance has been said. */
    boolean isUnsaid() {
        return jdbc.sql("select version = 0 from issuance where ledger = ?")
                .param(TAO)
                .query(Boolean.class)
                .single();
    }

    void add(long genesisRao, long mintedRao, long recycledRao) {
        var now = jdbc.sql("""
                update issuance set version = version + 1, genesis_rao = genesis_rao + ?,
                       minted_rao = minted_rao + ?, recycled_rao = recycled_rao + ?
                where ledger = ? returning version, genesis_rao, minted_rao, recycled_rao
                """)
                .params(genesisRao, mintedRao, recycledRao, TAO)
                .query(Totals.class)
                .single();
        outbox.say(new IssuanceChanged(
                UUID.randomUUID(),
                clock.instant(),
                TAO,
                now.version(),
                now.genesisRao(),
                now.mintedRao(),
                now.recycledRao()));
    }

    record Totals(long version, long genesisRao, long mintedRao, long recycledRao) {}
}
