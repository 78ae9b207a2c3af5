package io.taomarket.wallet.ledger.writer;

import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.wallet.ledger.LedgerBusy;
import io.taomarket.wallet.ledger.Opening;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * The one thread that writes the ledger, while this instance is elected. Takes whatever waits, works it out in memory,
 * commits it at once and tells everybody; never waits for more to come.
 */
final class LedgerWriter {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RECONNECT_PAUSE = Duration.ofMillis(200);
    private static final String FENCED = "LF001";
    private static final String READ_ONLY = "25006";
    /** An account has changed, or an id exists: both can come of what was known or presumed instead of read. */
    private static final Set<String> HASTY = Set.of("LC001", "23505");

    /** Conflict, no resources, not now, stopped, disk trouble: nothing that a command is to blame for. */
    private static final List<String> PASSING = List.of("40", "53", "55", "57", "58");

    private final LedgerConnections connections;
    private final CommandQueue queue;
    private final List<Opening> openings;
    private final LedgerProperties properties;
    private final EventJson json;
    private final Clock clock;
    private final WriterNews news;
    private final SQLStateSQLExceptionTranslator translator = new SQLStateSQLExceptionTranslator();

    private final Deque<Batch> unfinished = new ArrayDeque<>();
    private @Nullable Unsure unsure;
    private Instant latest = Instant.EPOCH;
    private long lastEpoch;
    private volatile boolean running = true;

    LedgerWriter(
            LedgerConnections connections,
            CommandQueue queue,
            List<Opening> openings,
            LedgerProperties properties,
            EventJson json,
            Clock clock,
            WriterNews news) {
        this.connections = connections;
        this.queue = queue;
        this.openings = openings;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
        this.news = news;
    }

    /** Writes until told to stop; then does what still waits, and ends. */
    void run() {
        try {
            while (running) runOnOneConnection();
        } finally {
            queue.close(CommandQueue::elsewhere);
            refuseUnfinished(CommandQueue.elsewhere());
            news.changed(WriterState.STOPPED);
        }
    }

    private void runOnOneConnection() {
        try (var seat = new Seat(connections, properties.shard())) {
            occupy(seat);
        } catch (SQLException | RuntimeException e) {
            if (e instanceof SQLException sql && READ_ONLY.equals(sql.getSQLState())) onlyRead();
            else beginAnew(e);
        }
    }

    private void beginAnew(Exception e) {
        LOG.warn("The ledger's writer begins anew: {}", e.toString());
        if (news.state() == WriterState.WRITING) news.changed(WriterState.RECONNECTING);
        pause(RECONNECT_PAUSE);
    }

    /** Callers hear it at once, and we ask now and then whether it is over. */
    private void onlyRead() {
        queue.close(LedgerBusy::readOnly);
        refuseUnfinished(LedgerBusy.readOnly());
        if (news.state() != WriterState.READ_ONLY) {
            LOG.warn("The database takes no writes; the ledger can only be read");
            news.changed(WriterState.READ_ONLY);
        }
        pause(properties.standbyInterval());
    }

    void stop() {
        running = false;
        queue.wake();
    }

    private void occupy(Seat seat) throws SQLException {
        var term = seat.tryTake();
        while (running && term.isEmpty()) {
            if (seat.epoch() > lastEpoch || lastEpoch == 0) standBy(seat);
            pause(properties.standbyInterval());
            term = seat.tryTake();
        }
        if (term.isPresent()) write(seat, term.get());
    }

    /** Another writes: what it is not sure about is decided by now, and the rest is for the other to do. */
    private void standBy(Seat seat) throws SQLException {
        decide(seat);
        refuseUnfinished(CommandQueue.elsewhere());
        queue.close(CommandQueue::elsewhere);
        if (news.state() != WriterState.STANDING_BY) news.changed(WriterState.STANDING_BY);
    }

    private void write(Seat seat, Seat.Term term) throws SQLException {
        var othersWrote = lastEpoch != 0 && term.epoch() > lastEpoch + 1;
        lastEpoch = term.epoch();
        if (term.postedAt().isAfter(latest)) latest = term.postedAt();
        decide(seat);
        if (othersWrote) refuseUnfinished(CommandQueue.elsewhere()); // it must not come after what it came before
        var store = new BatchStore(seat, term, json);
        finish(store);
        for (var opening : openings) post(store, Batch.of(List.of(new Pending<>(opening.command()))));
        finish(store);
        LOG.info("Writes the ledger, shard {}, epoch {}", term.shard(), term.epoch());
        queue.open();
        news.changed(WriterState.WRITING);
        while (running || !queue.isEmpty()) {
            var commands = queue.take(PING_INTERVAL);
            if (commands.isEmpty()) seat.ping();
            else post(store, Batch.of(commands));
            finish(store);
        }
    }

    /** Batches that an error has split, or that the connection's end has left undone. */
    private void finish(BatchStore store) throws SQLException {
        for (var batch = unfinished.poll(); batch != null; batch = unfinished.poll()) post(store, batch);
    }

    private void post(BatchStore store, Batch batch) throws SQLException {
        var startedNanos = System.nanoTime();
        unsure = new Unsure(batch, store.nextSequence());
        try {
            var books = store.load(batch.reads(), time(), batch.inHaste());
            batch.apply(books);
            if (!store.commit(books, batch.id())) {
                store.rollback();
                doAgain(store, batch);
                return;
            }
        } catch (SQLException e) {
            if (isAboutTheConnection(e)) throw e; // and the batch stays unsure
            store.rollback();
            unsure = null;
            if (FENCED.equals(e.getSQLState()) || READ_ONLY.equals(e.getSQLState())) {
                unfinished.addFirst(batch);
                throw e;
            }
            if (isPassing(e)) {
                LOG.warn("A batch of {} was not done: {}", batch.size(), e.getMessage());
                batch.fail(new LedgerBusy("The database cannot do it now; nothing was done.", PING_INTERVAL));
                return;
            }
            if (batch.inHaste() && HASTY.contains(String.valueOf(e.getSQLState()))) doAgain(store, batch);
            else isolate(batch, translator.translate("batch", null, e));
            return;
        } catch (RuntimeException e) {
            store.rollback();
            unsure = null;
            isolate(batch, e);
            return;
        }
        unsure = null;
        batch.complete();
        queue.done(System.nanoTime() - startedNanos);
        news.posted(batch, System.nanoTime() - startedNanos);
    }

    /** Nothing of it was written; now everything is read. */
    private void doAgain(BatchStore store, Batch batch) {
        unsure = null;
        store.beCareful();
        unfinished.addFirst(batch.again());
    }

    /** One command that breaks must not take the others with it: halves find it. */
    private void isolate(Batch batch, @Nullable RuntimeException why) {
        if (batch.size() > 1) {
            LOG.warn("A batch of {} is tried in halves: {}", batch.size(), String.valueOf(why));
            batch.halves().reversed().forEach(unfinished::addFirst);
            return;
        }
        LOG.error("A command breaks its batch: {}", batch.commands().getFirst().command(), why);
        batch.fail(why == null ? new IllegalStateException("a command breaks its batch") : why);
    }

    /** Finds out whether the batch whose commit was not answered took place. The connection that sent it is gone. */
    private void decide(Seat seat) throws SQLException {
        if (unsure == null) return;
        var batch = unsure.batch();
        var committed = seat.hasCommitted(batch.id(), unsure.sequence());
        unsure = null;
        if (!committed) {
            unfinished.addFirst(batch);
            return;
        }
        LOG.info("A batch of {} was committed although nobody had said so", batch.size());
        batch.complete();
    }

    private void refuseUnfinished(LedgerBusy busy) {
        unfinished.forEach(batch -> batch.fail(busy));
        unfinished.clear();
    }

    /** Never before the batch before, even when the clock is set back. */
    private Instant time() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (now.isAfter(latest)) latest = now;
        return latest;
    }

    /** Anything else the server has said itself, and then it has not committed. */
    private static boolean isAboutTheConnection(SQLException e) {
        var state = e.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }

    private static boolean isPassing(SQLException e) {
        return PASSING.stream().anyMatch(String.valueOf(e.getSQLState())::startsWith);
    }

    private void pause(Duration duration) {
        if (running) LockSupport.parkNanos(duration.toNanos());
    }

    /** A batch whose commit has begun. */
    private record Unsure(Batch batch, long sequence) {}
}
