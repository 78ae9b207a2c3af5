package io.taomarket.wallet.simulation;

import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Outcome;
import io.taomarket.wallet.simulation.Database.Fenced;
import io.taomarket.wallet.simulation.Database.Gone;
import io.taomarket.wallet.simulation.Database.Session;
import io.taomarket.wallet.simulation.Row.Poisoned;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instance: waits to be the writer, and writes. It does what the service's own writer does, one step at a time, so
 * that anything can happen between two of them.
 */
final class Writer {

    private static final int STANDBY_MILLIS = 1_000;
    private static final int PING_MILLIS = 1_000;

    private final World world;
    private final String name;
    private final Deque<Delivery> queue = new ArrayDeque<>();
    private final Deque<Batch> unfinished = new ArrayDeque<>();
    private @Nullable Session session;
    private @Nullable Batch batch;
    private @Nullable Books books;
    private @Nullable Batch unsure;
    private Instant latest = Instant.EPOCH;
    private long lastEpoch;
    private long sequence;
    private long unsureSequence;
    private long clockOffMillis;
    private boolean isOpen;
    private boolean isApplied;
    private boolean isCommitted;
    private long plan;

    Writer(World world, String name) {
        this.world = world;
        this.name = name;
        plan(0);
    }

    void receive(Intention intention) {
        if (!isOpen || queue.size() >= world.weather().mostWaiting()) {
            world.clients().answer(intention, null);
            return;
        }
        queue.add(new Delivery(intention));
        if (batch == null) plan(0);
    }

    void setClock(long offMillis) {
        clockOffMillis = offMillis;
    }

    /** Its own idea of the time. */
    Instant clock() {
        return world.time(clockOffMillis);
    }

    /** The process is gone with everything in it; the database notices later. */
    void crash() {
        world.scheduler().say(() -> "CRASH    " + name);
        endSession();
        queue.clear();
        unfinished.clear();
        batch = null;
        books = null;
        unsure = null;
        latest = Instant.EPOCH;
        lastEpoch = 0;
        isOpen = false;
        plan(1 + world.scheduler().random().nextInt(10_000));
    }

    private void plan(int millis) {
        var planned = ++plan;
        world.scheduler().in(millis, () -> {
            if (plan == planned) step();
        });
    }

    private void step() {
        if (world.scheduler().happens(world.weather().crash())) {
            crash();
            return;
        }
        if (session == null) connect();
        else if (batch == null) take();
        else if (books == null) load(session, batch);
        else if (!isApplied) apply(batch, books);
        else if (!isCommitted) commit(session, batch, books);
        else answer(batch);
    }

    private void connect() {
        var elected = world.database().elect();
        if (elected.isEmpty()) {
            if (world.database().epoch() > lastEpoch || lastEpoch == 0) standBy();
            plan(STANDBY_MILLIS);
            return;
        }
        session = elected.get();
        lastEpoch = session.epoch();
        sequence = world.database().batches().size();
        world.scheduler().say(() -> "ELECTED  " + name + " " + session);
        if (session.postedAt().isAfter(latest)) latest = session.postedAt();
        decide();
        unfinished.addLast(Batch.of(world.id(), List.of(new Delivery(world.genesis()))));
        isOpen = true;
        plan(1);
    }

    private void standBy() {
        decide();
        for (var late : unfinished) refuse(late.deliveries());
        unfinished.clear();
        refuse(queue);
        queue.clear();
        isOpen = false;
    }

    private void take() {
        if (unfinished.isEmpty() && queue.isEmpty()) {
            if (!world.database().hasLock(session)) endSession();
            plan(PING_MILLIS);
            return;
        }
        batch = unfinished.isEmpty() ? fromQueue() : unfinished.poll();
        plan(world.pause());
    }

    private Batch fromQueue() {
        var taken = new ArrayList<Delivery>();
        while (!queue.isEmpty() && taken.size() < world.weather().mostPerBatch()) taken.add(queue.poll());
        return Batch.of(world.id(), taken);
    }

    private void load(Session session, Batch batch) {
        var reads = batch.reads();
        var now = clock();
        if (now.isAfter(latest)) latest = now;
        books = new Books(latest, reads, world.database().load(session, reads));
        isApplied = false;
        isCommitted = false;
        plan(world.pause());
    }

    private void apply(Batch batch, Books books) {
        batch.apply(books);
        isApplied = true;
        plan(world.pause());
    }

    private void commit(Session session, Batch batch, Books books) {
        var changes = books.changes();
        if (changes.isEmpty()) {
            end(session, batch, books);
            return;
        }
        var breaks = world.scheduler().happens(world.weather().breaks());
        if (breaks && world.scheduler().random().nextBoolean()) {
            if (world.scheduler().random().nextBoolean())
                world.commitLate(session, batch, sequence + 1, books, changes);
            breakWith(batch);
            return;
        }
        try {
            world.database().commit(session, batch.id(), sequence + 1, books.time(), changes);
        } catch (Gone e) {
            breakWith(batch);
            return;
        } catch (Fenced e) {
            world.scheduler().say(() -> "FENCED   " + name + " " + session);
            unfinished.addFirst(batch);
            forget();
            endSession();
            plan(1);
            return;
        } catch (Poisoned e) {
            world.database().rollback(session);
            isolate(batch);
            forget();
            plan(1);
            return;
        }
        world.audit().committed(batch, books, changes);
        if (breaks) {
            breakWith(batch);
            return;
        }
        sequence++;
        isCommitted = true;
        plan(world.pause());
    }

    /** There is nothing to write. */
    private void end(Session session, Batch batch, Books books) {
        var isCurrent = session.epoch() == world.database().epoch();
        if (isCurrent && !world.database().hasLock(session)) {
            breakWith(batch);
            return;
        }
        world.database().rollback(session);
        if (isCurrent) world.audit().answered(batch, books);
        else world.audit().repeated(batch);
        isCommitted = true;
        plan(0);
    }

    /** Nobody says whether the batch was committed. */
    private void breakWith(Batch batch) {
        world.scheduler().say(() -> "BREAK    " + name);
        unsure = batch;
        unsureSequence = sequence + 1;
        forget();
        endSession();
        plan(200);
    }

    private void decide() {
        var late = unsure;
        if (late == null) return;
        unsure = null;
        if (!world.database().hasCommitted(late.id(), unsureSequence)) {
            unfinished.addFirst(late);
            return;
        }
        tell(late);
    }

    private void isolate(Batch batch) {
        if (batch.size() == 1) {
            world.clients().answer(batch.intention(0), new Outcome.Failed<>(new Poisoned()));
            return;
        }
        var middle = batch.size() / 2;
        unfinished.addFirst(Batch.of(world.id(), batch.deliveries().subList(middle, batch.size())));
        unfinished.addFirst(Batch.of(world.id(), batch.deliveries().subList(0, middle)));
    }

    private void answer(Batch batch) {
        tell(batch);
        forget();
        plan(0);
    }

    private void tell(Batch batch) {
        for (var i = 0; i < batch.size(); i++)
            world.clients().answer(batch.intention(i), batch.outcomes().get(i));
    }

    private void refuse(Iterable<Delivery> deliveries) {
        for (var delivery : deliveries) world.clients().answer(delivery.intention, null);
    }

    private void forget() {
        batch = null;
        books = null;
    }

    private void endSession() {
        if (session != null) world.lose(session);
        session = null;
    }
}
