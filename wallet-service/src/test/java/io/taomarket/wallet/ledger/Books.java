package io.taomarket.wallet.ledger;

import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;

/** Books without a database, for tests of pure rules. */
public final class Books {

    private Books() {}

    /** Customers with these balances, a treasury, an ISSUANCE that covers all of it, and empty pools. */
    public static Book of(Map<UUID, Long> customersRao, long treasuryRao, UUID... pools) {
        var sheets = new ArrayList<Sheet>();
        var issuedRao = treasuryRao
                + customersRao.values().stream().mapToLong(Long::longValue).sum();
        sheets.add(new Sheet(1, Ledger.ISSUANCE, Kind.ISSUANCE, -issuedRao, 0, -Ledger.CAP_RAO, 0));
        sheets.add(new Sheet(2, Ledger.TREASURY, Kind.TREASURY, treasuryRao, 0, 0, 0));
        customersRao.forEach((id, rao) -> sheets.add(new Sheet(sheets.size() + 1, id, Kind.CUSTOMER, rao, 0, 0, 0)));
        for (var pool : pools) sheets.add(new Sheet(sheets.size() + 1, pool, Kind.STAKE_POOL, 0, 0, 0, 0));
        return new Book(sheets);
    }

    /** Zero, always. */
    public static long sumRao(Book book, Iterable<UUID> customers, UUID... pools) {
        var sumRao = book.postedRao(Ledger.ISSUANCE) + book.postedRao(Ledger.TREASURY);
        for (var customer : customers) sumRao += book.postedRao(customer);
        for (var pool : pools) sumRao += book.postedRao(pool);
        return sumRao;
    }
}
