package io.taomarket.chassis.leader;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One writer among many instances. The lock belongs to the transaction that writes, so an instance that has lost its
 * connection cannot write either: there is nothing to fence.
 */
public class WriterLock {

    private final JdbcClient jdbc;

    WriterLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True when this transaction is the only one that may write what is called by this name; false: stand by. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean tryTake(String name) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param(name)
                .query(Boolean.class)
                .single();
    }
}
