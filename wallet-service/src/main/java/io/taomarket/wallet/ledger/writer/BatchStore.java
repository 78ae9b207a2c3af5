package io.taomarket.wallet.ledger.writer;

import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Code;
import io.taomarket.wallet.ledger.Kind;
import io.taomarket.wallet.ledger.Loaded;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.ledger.Register;
import io.taomarket.wallet.ledger.Register.RowReader;
import io.taomarket.wallet.ledger.Sheet;
import io.taomarket.wallet.ledger.Standing;
import io.taomarket.wallet.ledger.Transfer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Loads the books of a batch and writes what has become of them, on the connection of one term. */
final class BatchStore {

    private static final int MOST_KEYS_AT_ONCE = 500;
    private static final int MOST_STATEMENTS = 200;
    private static final int CAREFUL_BATCHES = 20;
    private static final Sql COMMIT = new Sql().add("commit");

    private final Connection connection;
    private final Seat.Term term;
    private final EventJson json;
    private final LinkedHashMap<String, PreparedStatement> statements = new LinkedHashMap<>();
    private final KnownAccounts known = new KnownAccounts();
    private Set<UUID> presumed = Set.of();
    private int careful;
    private long sequence;

    BatchStore(Seat seat, Seat.Term term, EventJson json) throws SQLException {
        connection = seat.connection();
        connection.setAutoCommit(false);
        this.term = term;
        this.json = json;
        sequence = term.sequence();
    }

    /**
     * Reads all of this and locks the accounts. In haste it takes accounts as it knows them, and when nothing else is to
     * be read, it does not ask for past transfers but presumes that there are none: the database tells when it commits.
     */
    Books load(Reads reads, Instant time, boolean inHaste) throws SQLException {
        var accounts = new ArrayList<Sheet>();
        var transfers = new ArrayList<Transfer>();
        var records = new LinkedHashMap<Register<?, ?>, List<?>>();
        var queries = new ArrayList<Query<?>>();
        var registers = new LinkedHashSet<Register<?, ?>>(reads.records().keySet());
        registers.addAll(reads.groups().keySet());
        for (var register : registers) if (register.othersWrite()) query(register, reads, records, queries);
        if (!inHaste) known.forget();
        var unknown = known.addTo(accounts, reads.accounts());
        if (!unknown.isEmpty()) queries.add(new Query<>(Loading.accounts(unknown), BatchStore::account, accounts));
        for (var register : registers) if (!register.othersWrite()) query(register, reads, records, queries);
        presumed = inHaste && queries.isEmpty() && careful == 0 ? reads.transfers() : Set.of();
        if (careful > 0) careful--;
        if (presumed.isEmpty() && !reads.transfers().isEmpty())
            queries.add(new Query<>(Loading.transfers(reads.transfers()), BatchStore::transfer, transfers));
        run(queries, reads.size());
        return new Books(time, reads, new Loaded(accounts, transfers, records));
    }

    /**
     * Writes and commits, or writes nothing and answers false, when what was presumed in haste has turned out to be wrong.
     */
    boolean commit(Books books, UUID batchId) throws SQLException {
        var changes = books.changes();
        if (!areNew(changes.transfers())) return false;
        if (changes.isEmpty()) {
            connection.rollback();
            return true;
        }
        var write = Writing.of(books, changes, batchId, term, sequence + 1, json);
        prepared(Sql.together(List.of(write, COMMIT))).execute();
        sequence++;
        changes.accounts().forEach(account -> known.learn(account.after()));
        return true;
    }

    /** Presumes nothing for a while: one repetition is often followed by others. */
    void beCareful() {
        careful = CAREFUL_BATCHES;
    }

    /** The database itself looks at those that are written; the others, because they were refused, are asked for. */
    private boolean areNew(List<Transfer> written) throws SQLException {
        var asked = new LinkedHashSet<>(presumed);
        written.forEach(transfer -> asked.remove(transfer.id()));
        if (asked.isEmpty()) return true;
        var past = new ArrayList<Transfer>();
        run(List.of(new Query<>(Loading.transfers(asked), BatchStore::transfer, past)), asked.size());
        return past.isEmpty();
    }

    /** The number that the next batch will have. */
    long nextSequence() {
        return sequence + 1;
    }

    void rollback() throws SQLException {
        known.forget();
        connection.rollback();
    }

    @SuppressWarnings("unchecked") // what is read of a register are its keys
    private static <K, V> void query(
            Register<K, V> register, Reads reads, Map<Register<?, ?>, List<?>> records, List<Query<?>> queries) {
        var keys = (Set<K>) reads.records().getOrDefault(register, Set.of());
        var groups = reads.groups().getOrDefault(register, Set.of());
        var found = new ArrayList<V>();
        records.put(register, found);
        for (var sql : Loading.records(register, keys, groups)) queries.add(new Query<>(sql, register::read, found));
    }

    /**
     * In one round trip, as long as all answers surely fit into the buffers between here and there: neither side reads
     * while it writes.
     */
    private void run(List<Query<?>> queries, int keys) throws SQLException {
        if (keys > MOST_KEYS_AT_ONCE || queries.size() < 2) {
            for (var query : queries) query.read(prepared(query.sql()).executeQuery());
            return;
        }
        var statement = prepared(Sql.together(queries.stream().map(Query::sql).toList()));
        statement.execute();
        for (var query : queries) {
            query.read(statement.getResultSet());
            statement.getMoreResults();
        }
    }

    private PreparedStatement prepared(Sql sql) throws SQLException {
        var text = sql.text();
        var statement = statements.remove(text);
        if (statement == null) statement = connection.prepareStatement(text);
        statements.put(text, statement); // last, because it was used last
        if (statements.size() > MOST_STATEMENTS)
            statements.pollFirstEntry().getValue().close();
        sql.bind(connection, statement);
        return statement;
    }

    private static Sheet account(ResultSet row) throws SQLException {
        return new Sheet(
                row.getLong(1),
                row.getObject(2, UUID.class),
                Kind.valueOf(row.getString(3)),
                Standing.valueOf(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        return new Transfer(
                row.getObject("id", UUID.class),
                Code.valueOf(row.getString("code")),
                row.getObject("debit_id", UUID.class),
                row.getObject("credit_id", UUID.class),
                row.getLong("amount_rao"),
                row.getObject("requested_id", UUID.class),
                row.getString("reference"),
                row.getString("memo"),
                row.getObject("reverses", UUID.class));
    }

    /** A query and where what it finds is to go. */
    private record Query<V>(Sql sql, RowReader<V> reader, List<V> found) {

        void read(ResultSet rows) throws SQLException {
            try (rows) {
                while (rows.next()) found.add(reader.read(rows));
            }
        }
    }
}
