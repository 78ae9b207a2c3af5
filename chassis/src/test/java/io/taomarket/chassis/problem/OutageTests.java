package io.taomarket.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionSystemException;

class OutageTests {

    static Stream<Exception> passing() {
        return Stream.of(
                new CannotCreateTransactionException("no connection"),
                new CannotGetJdbcConnectionException("no connection", sql("28P01")),
                new CannotGetJdbcConnectionException("pool is empty", new SQLTransientConnectionException("timeout")),
                new DataAccessResourceFailureException("lost mid-query", sql("08006")),
                new DataAccessResourceFailureException("shutting down", sql("57P01")),
                new DataAccessResourceFailureException("lost mid-query", new IOException("reset")),
                new TransactionSystemException("could not commit", sql("08003")),
                new TransactionSystemException("could not roll back", new SQLException("Connection is closed")),
                new UncategorizedSQLException("insert", "insert", sql("25006")),
                new CannotAcquireLockException("deadlock", sql("40P01")),
                new OptimisticLockingFailureException("somebody else was faster"),
                new KafkaException("send failed", new TimeoutException("no metadata")),
                new KafkaException("send failed", new ExecutionException(new NotEnoughReplicasException("one left"))),
                new KafkaException("no answer", new java.util.concurrent.TimeoutException()),
                new ListenerExecutionFailedException(
                        "listener", new DataAccessResourceFailureException("lost", sql("08006"))),
                new ListenerExecutionFailedException(
                        "listener",
                        new BatchListenerFailedException(
                                "the third", new DataAccessResourceFailureException("lost", sql("08006")), 2)));
    }

    static Stream<Exception> lasting() {
        return Stream.of(
                new IllegalStateException("our own mistake"),
                new IllegalArgumentException("a broken record", new IOException("not JSON")),
                new DuplicateKeyException("twice", sql("23505")),
                new DataAccessResourceFailureException("too big for an index", sql("54000")),
                new TransactionSystemException("could not commit", sql("23503")),
                new TransactionSystemException("could not commit", new IllegalStateException("not valid")),
                new IllegalTransactionStateException("our own mistake"),
                new KafkaException("send failed", new RecordTooLargeException("a mountain")),
                new KafkaException("without a cause"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void blamesTheWorldForWhatPasses(Exception failure) {
        assertThat(Outage.isBehind(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void blamesTheRecordOrUsForWhatLasts(Exception failure) {
        assertThat(Outage.isBehind(failure)).isFalse();
    }

    private static SQLException sql(String state) {
        return new SQLException("the database says", state);
    }
}
