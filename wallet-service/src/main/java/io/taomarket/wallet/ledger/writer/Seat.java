package io.taomarket.wallet.ledger.writer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * A connection that may become the writer's. The advisory lock lives as long as the connection, so that a writer that
 * has lost it can neither write nor keep others from writing; the epoch that every batch checks fences off the rest.
 */
final class Seat implements AutoCloseable {

    private static final String SETTINGS = """
            set jit = off;
            set plan_cache_mode = force_generic_plan;
            set enable_seqscan = off;
            set enable_hashjoin = off;
            set enable_mergejoin = off;
            set statement_timeout = '10s';
            set idle_in_transaction_session_timeout = '3s';
            set tcp_keepalives_idle = 1;
            set tcp_keepalives_interval = 1;
            set tcp_keepalives_count = 3;
            set tcp_user_timeout = '4s'
            """;

    /**
     * The writer pings every second. When its process stands still, the kernel goes on answering for it, so that only
     * the server can tell that the seat is empty.
     */
    private static final String OCCUPIED = "set idle_session_timeout = '3s'";

    private static final String BEGIN =
            "update ledger_writer set epoch = epoch + 1 where shard = ? returning epoch, sequence, posted_at";

    private final Connection connection;
    private final short shard;

    Seat(LedgerConnections connections, short shard) throws SQLException {
        connection = connections.open();
        this.shard = shard;
        try (var statement = connection.createStatement()) {
            statement.execute(SETTINGS);
        }
    }

    /** Becomes the writer, unless another is. */
    Optional<Term> tryTake() throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "wallet-ledger/" + shard);
            try (var row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1) ? Optional.of(begin()) : Optional.empty();
            }
        }
    }

    /** Fails when the connection has gone, and the lock with it. */
    void ping() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select 1");
        }
        if (!connection.getAutoCommit()) connection.rollback();
    }

    /** Whether the batch of this id has been committed as the shard's batch of this number. */
    boolean hasCommitted(UUID batchId, long sequence) throws SQLException {
        try (var query =
                connection.prepareStatement("select 1 from ledger_batch where shard = ? and sequence = ? and id = ?")) {
            query.setShort(1, shard);
            query.setLong(2, sequence);
            query.setObject(3, batchId);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** The epoch of whoever wrote last. */
    long epoch() throws SQLException {
        try (var query = connection.prepareStatement("select epoch from ledger_writer where shard = ?")) {
            query.setShort(1, shard);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    Connection connection() {
        return connection;
    }

    private Term begin() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(OCCUPIED);
        }
        try (var begin = connection.prepareStatement(BEGIN)) {
            begin.setShort(1, shard);
            try (var row = begin.executeQuery()) {
                if (!row.next()) throw new SQLException("there is no shard " + shard);
                var postedAt = row.getObject("posted_at", OffsetDateTime.class).toInstant();
                return new Term(shard, row.getLong("epoch"), row.getLong("sequence"), postedAt);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /**
     * The time in which one connection writes.
     *
     * @param sequence of the last batch before it
     * @param postedAt when that was; later batches are never dated before it
     */
    record Term(short shard, long epoch, long sequence, Instant postedAt) {}
}
