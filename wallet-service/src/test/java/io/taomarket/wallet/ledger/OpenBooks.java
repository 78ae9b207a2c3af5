package io.taomarket.wallet.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Books without a database, for tests of pure rules. */
public final class OpenBooks {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    private OpenBooks() {}

    /** Customers with these balances, a treasury, an ISSUANCE that covers all of it, and empty pools. */
    public static Books of(
            Reads reads, Map<UUID, Long> customersRao, long treasuryRao, List<UUID> pools, Object... records) {
        var sheets = new ArrayList<Sheet>();
        var issuedRao = treasuryRao
                + customersRao.values().stream().mapToLong(Long::longValue).sum();
        sheets.add(sheet(1, Ledger.ISSUANCE, Kind.ISSUANCE, -issuedRao, -Ledger.CAP_RAO));
        sheets.add(sheet(2, Ledger.TREASURY, Kind.TREASURY, treasuryRao, 0));
        customersRao.forEach((id, rao) -> sheets.add(sheet(sheets.size() + 1, id, Kind.CUSTOMER, rao, 0)));
        for (var pool : pools) sheets.add(sheet(sheets.size() + 1, pool, Kind.STAKE_POOL, 0, 0));
        return of(reads, sheets, records);
    }

    /** These accounts, and records as pairs of a register and a value. */
    public static Books of(Reads reads, List<Sheet> sheets, Object... records) {
        sheets.forEach(sheet -> reads.account(sheet.publicId()));
        var found = new HashMap<Register<?, ?>, List<?>>();
        found.put(Issuance.REGISTER, List.of(new Issuance(Issuance.TAO, 1, 0, 0, 0)));
        for (var i = 0; i < records.length; i += 2) found.put((Register<?, ?>) records[i], List.of(records[i + 1]));
        return new Books(TIME, reads, new Loaded(sheets, List.of(), found));
    }

    static Sheet sheet(long number, UUID id, Kind kind, long postedRao, long minAvailableRao) {
        return new Sheet(number, id, kind, Standing.OPEN, postedRao, 0, minAvailableRao, 0);
    }

    /** Zero, always. */
    public static long sumRao(Books books, Iterable<UUID> customers, UUID... pools) {
        var sumRao = books.postedRao(Ledger.ISSUANCE) + books.postedRao(Ledger.TREASURY);
        for (var customer : customers) sumRao += books.postedRao(customer);
        for (var pool : pools) sumRao += books.postedRao(pool);
        return sumRao;
    }
}
