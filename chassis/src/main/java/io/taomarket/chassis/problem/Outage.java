package io.taomarket.chassis.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/** Tells the world's failure, which passes, from a broken record or our own mistake, which do not. */
public final class Outage {

    private static final String READ_ONLY = "25006";

    /**
     * The database's own word: connection lost, conflict with another transaction, no resources, not now, shutting
     * down, disk trouble, and a server that has become a standby.
     */
    private static final List<String> PASSING_STATES = List.of("08", "40", "53", "55", "57", "58", READ_ONLY);

    private static final int DEEPEST_CAUSE = 32;

    private Outage() {}

    public static boolean isBehind(Throwable failure) {
        var causes = causes(failure).toList();
        if (causes.stream().anyMatch(Outage::isUnreached)) return true;
        return causes.stream()
                .flatMap(cause -> sqlState(cause).stream())
                .findFirst()
                .map(state -> PASSING_STATES.stream().anyMatch(state::startsWith))
                .orElseGet(() -> causes.stream().anyMatch(Outage::isPassing));
    }

    /** True when the database can be read, but takes no writes. */
    static boolean isReadOnly(Throwable failure) {
        return causes(failure).flatMap(cause -> sqlState(cause).stream()).anyMatch(READ_ONLY::equals);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST_CAUSE);
    }

    /** Nothing has reached the database, so the record cannot be to blame. */
    private static boolean isUnreached(Throwable cause) {
        return cause instanceof CannotCreateTransactionException
                || cause instanceof CannotGetJdbcConnectionException
                || cause instanceof SQLTransientConnectionException;
    }

    private static Optional<String> sqlState(Throwable cause) {
        return cause instanceof SQLException sql ? Optional.ofNullable(sql.getSQLState()) : Optional.empty();
    }

    /** An SQL exception without a state is the connection pool's, about a connection that it has closed. */
    private static boolean isPassing(Throwable cause) {
        return cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof TransactionTimedOutException
                || cause instanceof SQLException
                || cause instanceof RetriableException
                || cause instanceof TimeoutException;
    }
}
