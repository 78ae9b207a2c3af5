package io.taomarket.wallet.ledger;

import static java.lang.Math.addExact;

import io.taomarket.contracts.wallet.IssuanceChanged;

/**
 * What came into and went out of existence so far.
 *
 * @param version grows with every change; 0: nothing has been said yet
 */
public record Issuance(int ledger, long version, long genesisRao, long mintedRao, long recycledRao) {

    static final int TAO = 0;

    static final Register<Integer, Issuance> REGISTER = Register.of("issuance", Issuance::ledger)
            .key("ledger", "smallint", ledger -> ledger.shortValue())
            .changing("version", "bigint", Issuance::version)
            .changing("genesis_rao", "bigint", Issuance::genesisRao)
            .changing("minted_rao", "bigint", Issuance::mintedRao)
            .changing("recycled_rao", "bigint", Issuance::recycledRao)
            .news(Issuance::changed)
            .reading(row -> new Issuance(
                    row.getInt("ledger"),
                    row.getLong("version"),
                    row.getLong("genesis_rao"),
                    row.getLong("minted_rao"),
                    row.getLong("recycled_rao")));

    /** A transfer out of ISSUANCE mints, one into it recycles. */
    Issuance after(Transfer transfer) {
        var amountRao = transfer.amountRao();
        if (transfer.creditId().equals(Ledger.ISSUANCE)) return add(0, 0, amountRao);
        return transfer.code() == Code.GENESIS ? add(amountRao, 0, 0) : add(0, amountRao, 0);
    }

    Issuance add(long genesisRao, long mintedRao, long recycledRao) {
        return new Issuance(
                ledger,
                version + 1,
                addExact(this.genesisRao, genesisRao),
                addExact(this.mintedRao, mintedRao),
                addExact(this.recycledRao, recycledRao));
    }

    private IssuanceChanged changed(Books books) {
        return new IssuanceChanged(
                DerivedId.of("issuance-changed", ledger, version),
                books.time(),
                ledger,
                version,
                genesisRao,
                mintedRao,
                recycledRao);
    }
}
