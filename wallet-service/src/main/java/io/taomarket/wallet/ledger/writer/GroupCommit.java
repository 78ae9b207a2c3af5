package io.taomarket.wallet.ledger.writer;

import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.Kind;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where commands come in and wait for the one commit that they share. */
@Component
class GroupCommit implements Ledger {

    private final CommandQueue queue;
    private final LedgerProperties properties;
    private final JdbcClient jdbc;

    GroupCommit(CommandQueue queue, LedgerProperties properties, JdbcClient jdbc) {
        this.queue = queue;
        this.properties = properties;
        this.jdbc = jdbc;
    }

    @Override
    public <R> R submit(Command<R> command) {
        requireNoTransaction();
        var pending = new Pending<>(command);
        queue.add(List.of(pending));
        return pending.await(properties.patience()).orThrow();
    }

    /** Waits for the last one first: when it is done so are the others, and nobody is woken for each of them. */
    @Override
    public <R> List<Outcome<R>> submitAll(List<? extends Command<R>> commands) {
        requireNoTransaction();
        var deadlineNanos = System.nanoTime() + properties.patience().toNanos();
        var pending = commands.stream().map(Pending<R>::new).toList();
        queue.add(pending);
        return pending.reversed().stream()
                .map(each -> each.await(Duration.ofNanos(deadlineNanos - System.nanoTime())))
                .toList()
                .reversed();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(UUID accountId, Kind kind) {
        jdbc.sql("insert into ledger_account (public_id, kind) values (?, ?)")
                .params(accountId, kind.name())
                .update();
    }

    /** Who waits here with a connection in his hands keeps others from theirs. */
    private static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("a command must not wait inside a transaction");
    }
}
