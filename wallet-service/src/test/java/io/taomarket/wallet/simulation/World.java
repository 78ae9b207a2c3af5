package io.taomarket.wallet.simulation;

import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Changes;
import io.taomarket.wallet.simulation.Database.Fenced;
import io.taomarket.wallet.simulation.Database.Gone;
import io.taomarket.wallet.simulation.Database.Session;
import io.taomarket.wallet.simulation.Row.Poisoned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Everything there is in one run: a database, two instances, their clients, and the weather. */
final class World {

    private static final Instant BEGINNING = Instant.parse("2026-02-27T21:00:00Z");
    private static final int LATEST_NOTICE_MILLIS = 4_000;

    private final Scheduler scheduler;
    private final Database database = new Database();
    private final Model model = new Model();
    private final Audit audit;
    private final List<Writer> writers = new ArrayList<>();
    private final Clients clients;
    private final Workload workload;
    private final long stormMillis;
    private Weather weather;
    private boolean isCalm;

    World(long seed, Trace trace) {
        scheduler = new Scheduler(seed, trace);
        weather = Weather.of(scheduler.random());
        stormMillis = 2_000 + scheduler.random().nextInt(30_000);
        scheduler.say(() -> "WEATHER  " + weather);
        audit = new Audit(database, model, scheduler);
        clients = new Clients(scheduler, writers, weather);
        workload = new Workload(this, model);
        for (var name : List.of("anne", "bert")) writers.add(new Writer(this, name));
    }

    /** Lets the weather rage until everybody has said what he wants, then lets everything come to its end. */
    void run() {
        workload.begin();
        disturb();
        while (!(workload.isOver() && clients.areSatisfied()) && scheduler.next()) {
            if (workload.isOver() && !isCalm && scheduler.nowMillis() > stormMillis) calmDown();
        }
        Violation.require(clients.areSatisfied(), "somebody waits for ever");
        audit.end(clients.all());
    }

    private void calmDown() {
        isCalm = true;
        weather = Weather.calm(weather.mostPerBatch());
        clients.weather(weather);
        scheduler.say(() -> "CALM");
    }

    private void disturb() {
        scheduler.in(500, () -> {
            if (scheduler.happens(weather.deposed())) {
                scheduler.say(() -> "DEPOSED");
                database.endWriting();
            }
            if (scheduler.happens(weather.clockJumps())) setClock();
            disturb();
        });
    }

    private void setClock() {
        var days = scheduler.random().nextInt(4) == 0 ? 40 : 1;
        var offMillis = (long) (scheduler.random().nextGaussian() * days * 86_400_000L);
        var writer = writers.get(scheduler.random().nextInt(writers.size()));
        scheduler.say(() -> "CLOCK    " + offMillis);
        writer.setClock(offMillis);
    }

    /** The server notices that a connection has gone, in its own time. */
    void lose(Session session) {
        scheduler.in(scheduler.random().nextInt(LATEST_NOTICE_MILLIS), () -> database.end(session));
    }

    /** A commit that was sent arrives after whoever sent it has gone. */
    void commitLate(Session session, Batch batch, long sequence, Books books, Changes changes) {
        scheduler.in(scheduler.random().nextInt(LATEST_NOTICE_MILLIS), () -> {
            try {
                database.commit(session, batch.id(), sequence, books.time(), changes);
                scheduler.say(() -> "LATE     commit of " + sequence);
                audit.committed(batch, books, changes);
            } catch (Gone | Fenced | Poisoned e) {
                scheduler.say(() -> "TOO LATE commit of " + sequence);
            }
        });
    }

    Intention genesis() {
        return new Intention(0, workload.genesis(), false);
    }

    UUID id() {
        return new UUID(scheduler.random().nextLong(), scheduler.random().nextLong());
    }

    /** Between two steps of a writer. */
    int pause() {
        return scheduler.random().nextInt(4);
    }

    Instant time(long offMillis) {
        return BEGINNING.plusMillis(scheduler.nowMillis() + offMillis);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Database database() {
        return database;
    }

    Audit audit() {
        return audit;
    }

    Clients clients() {
        return clients;
    }

    List<Writer> writers() {
        return writers;
    }

    Weather weather() {
        return weather;
    }
}
