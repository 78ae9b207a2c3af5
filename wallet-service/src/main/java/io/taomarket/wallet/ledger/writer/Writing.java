package io.taomarket.wallet.ledger.writer;

import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.contracts.Event;
import io.taomarket.contracts.wallet.BatchPosted;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Changes;
import io.taomarket.wallet.ledger.Changes.Update;
import io.taomarket.wallet.ledger.Entry;
import io.taomarket.wallet.ledger.Register;
import io.taomarket.wallet.ledger.Register.Column;
import io.taomarket.wallet.ledger.Sheet;
import io.taomarket.wallet.ledger.Transfer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one statement that writes a batch. Each part is a data-modifying query of its own over arrays; the end of the
 * statement counts what they changed and fails when it is not what was worked out.
 */
final class Writing {

    private final Books books;
    private final EventJson json;
    private final Sql sql = new Sql();
    private final List<Check> expected = new ArrayList<>();

    private Writing(Books books, EventJson json) {
        this.books = books;
        this.json = json;
    }

    /** Everything that this batch changes, in one statement. */
    static Sql of(Books books, Changes changes, UUID batchId, Seat.Term term, long sequence, EventJson json) {
        var writing = new Writing(books, json);
        writing.batch(batchId, term, sequence, changes.transfers().size());
        writing.transfers(changes.transfers(), sequence);
        writing.entries(changes.entries());
        writing.accounts(changes.accounts());
        changes.records().forEach(writing::records);
        var events = new ArrayList<>(changes.events());
        events.add(new BatchPosted(
                batchId,
                books.time(),
                term.shard(),
                sequence,
                changes.transfers().size()));
        writing.outbox(events);
        return writing.end();
    }

    private void batch(UUID batchId, Seat.Term term, long sequence, int transfers) {
        sql.add("with fence as (update ledger_writer set sequence = ").value("bigint", sequence);
        sql.add(", posted_at = ")
                .value("timestamptz", now())
                .add(" where shard = ")
                .value("smallint", term.shard());
        sql.add(" and epoch = ").value("bigint", term.epoch());
        sql.add(" and sequence = ").value("bigint", sequence - 1).add(" returning 1)");
        expected.add(new Check("fence", 1));
        sql.add(",\nbatch as (insert into ledger_batch (shard, sequence, id, epoch, transfers, posted_at) values (");
        sql.value("smallint", term.shard()).add(", ").value("bigint", sequence).add(", ");
        sql.value("uuid", batchId).add(", ").value("bigint", term.epoch()).add(", ");
        sql.value("integer", transfers).add(", ").value("timestamptz", now()).add("))");
    }

    private void transfers(List<Transfer> transfers, long sequence) {
        if (transfers.isEmpty()) return;
        sql.add("""
                ,
                transfers as (insert into transfer (batch, created_at, id, code, debit_id, credit_id, debit_kind,
                    credit_kind, amount_rao, requested_id, reference, memo, reverses)
                select\s""");
        sql.value("bigint", sequence).add(", ").value("timestamptz", now()).add(", n.* from unnest(");
        sql.array("uuid", transfers, Transfer::id).add(", ");
        sql.array("text", transfers, Transfer::code).add(", ");
        sql.array("bigint", transfers, t -> books.account(t.debitId()).id()).add(", ");
        sql.array("bigint", transfers, t -> books.account(t.creditId()).id()).add(", ");
        sql.array("text", transfers, t -> books.account(t.debitId()).kind()).add(", ");
        sql.array("text", transfers, t -> books.account(t.creditId()).kind()).add(", ");
        sql.array("bigint", transfers, Transfer::amountRao).add(", ");
        sql.array("uuid", transfers, Transfer::requestedId).add(", ");
        sql.array("text", transfers, Transfer::reference).add(", ");
        sql.array("text", transfers, Transfer::memo).add(", ");
        sql.array("uuid", transfers, Transfer::reverses).add(") as n)");
    }

    private void entries(List<Entry> entries) {
        if (entries.isEmpty()) return;
        sql.add("""
                ,
                entries as (insert into entry (account_id, account_version, transfer_id, delta_rao, balance_after_rao)
                select n.* from unnest(""");
        sql.array("bigint", entries, Entry::accountId).add(", ");
        sql.array("bigint", entries, Entry::accountVersion).add(", ");
        sql.array("uuid", entries, Entry::transferId).add(", ");
        sql.array("bigint", entries, Entry::deltaRao).add(", ");
        sql.array("bigint", entries, Entry::balanceAfterRao).add(") as n)");
    }

    /** In the order of their numbers, in which everybody locks them; none that somebody else has changed meanwhile. */
    private void accounts(List<Update<Sheet>> changed) {
        if (changed.isEmpty()) return;
        var accounts = changed.stream()
                .sorted(Comparator.comparingLong(update -> update.after().id()))
                .toList();
        sql.add("""
                ,
                accounts as (update ledger_account a
                set posted_rao = n.posted, held_rao = n.held, min_available_rao = n.minimum, standing = n.standing,
                    version = n.version
                from unnest(""");
        sql.array("bigint", accounts, u -> u.after().id()).add(", ");
        sql.array("bigint", accounts, u -> u.after().postedRao()).add(", ");
        sql.array("bigint", accounts, u -> u.after().heldRao()).add(", ");
        sql.array("bigint", accounts, u -> u.after().minAvailableRao()).add(", ");
        sql.array("text", accounts, u -> u.after().standing()).add(", ");
        sql.array("bigint", accounts, u -> u.after().version()).add(", ");
        sql.array("bigint", accounts, u -> u.before().version()).add(", ");
        sql.array("bigint", accounts, u -> u.before().postedRao()).add(", ");
        sql.array("bigint", accounts, u -> u.before().heldRao());
        sql.add("""
                ) as n (id, posted, held, minimum, standing, version, version_before, posted_before,
                    held_before)
                where a.id = n.id and a.version = n.version_before and a.posted_rao = n.posted_before
                  and a.held_rao = n.held_before returning 1)""");
        expected.add(new Check("accounts", accounts.size()));
    }

    @SuppressWarnings("unchecked") // a register's changes are of its records
    private <K, V> void records(Register<K, V> register, Changes.Of<?> changes) {
        var of = (Changes.Of<V>) changes;
        insert(register, of.inserted());
        update(register, of.updated().stream().map(Update::after).toList());
        delete(register, of.removed());
    }

    private <K, V> void insert(Register<K, V> register, List<V> rows) {
        if (rows.isEmpty()) return;
        var columns = Stream.concat(
                        keys(register), Stream.concat(register.fixed().stream(), register.changing().stream()))
                .toList();
        sql.add(",\n" + register.table() + "_new as (insert into " + register.table() + " (" + names(columns));
        register.insertedAt().ifPresent(name -> sql.add(", " + name));
        sql.add(") select n.*");
        if (register.insertedAt().isPresent()) sql.add(", ").value("timestamptz", now());
        sql.add(" from unnest(");
        arrays(columns, rows);
        sql.add(") as n)");
    }

    private <K, V> void update(Register<K, V> register, List<V> rows) {
        if (rows.isEmpty()) return;
        var columns =
                Stream.concat(keys(register), register.changing().stream()).toList();
        sql.add(",\n" + register.table() + "_now as (update " + register.table() + " t set ");
        sql.add(register.changing().stream()
                .map(column -> column.name() + " = n." + column.name())
                .collect(Collectors.joining(", ")));
        sql.add(" from unnest(");
        arrays(columns, rows);
        sql.add(") as n (" + names(columns) + ") where " + sameKey(register) + " returning 1)");
        expected.add(new Check(register.table() + "_now", rows.size()));
    }

    private <K, V> void delete(Register<K, V> register, List<V> rows) {
        if (rows.isEmpty()) return;
        var columns = keys(register).toList();
        sql.add(",\n" + register.table() + "_gone as (delete from " + register.table() + " t using unnest(");
        arrays(columns, rows);
        sql.add(") as n (" + names(columns) + ") where " + sameKey(register) + " returning 1)");
        expected.add(new Check(register.table() + "_gone", rows.size()));
    }

    private void outbox(List<Event> events) {
        sql.add("""
                ,
                said as (insert into outbox (event_id, topic, key, payload, occurred_at) select n.* from unnest(""");
        sql.array("uuid", events, Event::eventId).add(", ");
        sql.array("text", events, Event::topic).add(", ");
        sql.array("text", events, Event::key).add(", ");
        sql.array("bytea", events, json::write).add(", ");
        sql.array("timestamptz", events, Event::occurredAt).add(") as n on conflict (event_id) do nothing)");
    }

    private Sql end() {
        var counts = expected.stream()
                .map(check -> "(select count(*) from " + check.part() + ")")
                .collect(Collectors.joining(", "));
        return sql.add("\nselect ledger_require(array[" + counts + "], ")
                .array("bigint", expected, check -> (long) check.rows())
                .add(")");
    }

    private <V> void arrays(List<Column<V>> columns, List<V> rows) {
        var separator = "";
        for (var column : columns) {
            sql.add(separator).array(column.type(), rows, column.value());
            separator = ", ";
        }
    }

    private String now() {
        return books.time().toString();
    }

    /** The columns of the key, read from the whole record. */
    private static <K, V> Stream<Column<V>> keys(Register<K, V> register) {
        return register.keyColumns().stream()
                .map(column -> new Column<>(column.name(), column.type(), compose(register, column)));
    }

    private static <K, V> Function<V, @Nullable Object> compose(Register<K, V> register, Column<K> column) {
        return record -> column.value().apply(register.keyOf(record));
    }

    private static String names(List<? extends Column<?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static String sameKey(Register<?, ?> register) {
        return register.keyColumns().stream()
                .map(column -> "t." + column.name() + " = n." + column.name())
                .collect(Collectors.joining(" and "));
    }

    /** How many rows a part must have changed. */
    private record Check(String part, int rows) {}
}
