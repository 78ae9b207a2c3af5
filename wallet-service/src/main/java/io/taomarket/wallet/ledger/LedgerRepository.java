package io.taomarket.wallet.ledger;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LedgerRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    LedgerRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insertAccount(UUID publicId, Kind kind) {
        jdbc.sql("insert into ledger_account (public_id, kind) values (?, ?)")
                .param(publicId)
                .param(kind.name())
                .update();
    }

    List<Sheet> lock(Set<UUID> publicIds) {
        return jdbc.sql("""
                select id, public_id, kind, posted_rao, held_rao, min_available_rao, version
                from ledger_account where public_id = any(?::uuid[]) order by id for no key update
                """)
                .param(publicIds.toArray(UUID[]::new))
                .query((row, _) -> new Sheet(
                        row.getLong("id"),
                        row.getObject("public_id", UUID.class),
                        Kind.valueOf(row.getString("kind")),
                        row.getLong("posted_rao"),
                        row.getLong("held_rao"),
                        row.getLong("min_available_rao"),
                        row.getLong("version")))
                .list();
    }

    void insertTransfers(Book book) {
        var transfers = book.transfers();
        if (transfers.isEmpty()) return;
        var inserted = jdbc.sql("""
                insert into transfer (id, code, debit_id, credit_id, debit_version, credit_version, debit_kind, credit_kind,
                                      amount_rao, requested_id, reference, memo, created_at)
                select *, :createdAt from unnest(
                    :ids::uuid[], :codes::text[], :debitIds::bigint[], :creditIds::bigint[],
                    :debitVersions::bigint[], :creditVersions::bigint[], :debitKinds::text[],
                    :creditKinds::text[], :amounts::bigint[], :requestedIds::uuid[], :references::text[], :memos::text[])
                """)
                .param("createdAt", clock.instant().atOffset(UTC))
                .param("ids", column(transfers, UUID[]::new, Transfer::id))
                .param("codes", column(transfers, String[]::new, t -> t.code().name()))
                .param("debitIds", column(transfers, Long[]::new, t -> book.sheet(t.debitId()).id))
                .param("creditIds", column(transfers, Long[]::new, t -> book.sheet(t.creditId()).id))
                .param("debitVersions", versions(book, 0))
                .param("creditVersions", versions(book, 1))
                .param("debitKinds", column(transfers, String[]::new, t -> book.kind(t.debitId())
                        .name()))
                .param("creditKinds", column(transfers, String[]::new, t -> book.kind(t.creditId())
                        .name()))
                .param("amounts", column(transfers, Long[]::new, Transfer::amountRao))
                .param("requestedIds", column(transfers, UUID[]::new, Transfer::requestedId))
                .param("references", column(transfers, String[]::new, Transfer::reference))
                .param("memos", column(transfers, String[]::new, Transfer::memo))
                .update();
        expect(transfers.size(), inserted);
    }

    void insertEntries(List<Sheet.Entry> entries) {
        if (entries.isEmpty()) return;
        var inserted = jdbc.sql("""
                insert into entry (account_id, account_version, transfer_id, delta_rao, balance_after_rao)
                select * from unnest(
                    :accounts::bigint[], :versions::bigint[], :transfers::uuid[], :deltas::bigint[], :balances::bigint[])
                """)
                .param("accounts", column(entries, Long[]::new, Sheet.Entry::accountId))
                .param("versions", column(entries, Long[]::new, Sheet.Entry::accountVersion))
                .param("transfers", column(entries, UUID[]::new, Sheet.Entry::transferId))
                .param("deltas", column(entries, Long[]::new, Sheet.Entry::deltaRao))
                .param("balances", column(entries, Long[]::new, Sheet.Entry::balanceAfterRao))
                .update();
        expect(entries.size(), inserted);
    }

    void update(List<Sheet> sheets) {
        var updated = jdbc.sql("""
                update ledger_account a set posted_rao = n.posted, held_rao = n.held, version = n.version
                from unnest(:ids::bigint[], :posted::bigint[], :held::bigint[], :versions::bigint[], :before::bigint[])
                     as n (id, posted, held, version, before)
                where a.id = n.id and a.version = n.before
                """)
                .param("ids", column(sheets, Long[]::new, s -> s.id))
                .param("posted", column(sheets, Long[]::new, Sheet::postedRao))
                .param("held", column(sheets, Long[]::new, Sheet::heldRao))
                .param("versions", column(sheets, Long[]::new, Sheet::version))
                .param("before", column(sheets, Long[]::new, s -> s.versionBefore))
                .update();
        expect(sheets.size(), updated);
    }

    Optional<Transfer> find(UUID transferId) {
        return jdbc.sql("""
                select t.id, t.code, d.public_id as debit_id, c.public_id as credit_id, t.amount_rao,
                       t.requested_id, t.reference, t.memo
                from transfer t join ledger_account d on d.id = t.debit_id join ledger_account c on c.id = t.credit_id
                where t.id = ?
                """).param(transferId).query(Transfer.class).optional();
    }

    /** The versions at which transfers stand in one of their two accounts: a book has two entries for each. */
    private static Long[] versions(Book book, int side) {
        var entries = book.entries();
        return IntStream.range(0, entries.size() / 2)
                .mapToObj(index -> entries.get(2 * index + side).accountVersion())
                .toArray(Long[]::new);
    }

    private static <R, C> C[] column(List<R> rows, IntFunction<C[]> array, Function<R, ? extends C> value) {
        return rows.stream().map(value).toArray(array);
    }

    private static void expect(int expected, int actual) {
        if (actual != expected) throw new IllegalStateException("wrote " + actual + " rows instead of " + expected);
    }
}
