package io.taomarket.wallet.crash;

import io.taomarket.wallet.crash.Fact.Kind;
import io.taomarket.wallet.crash.Market.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Clients who do not stop, each one thing after the other; some send twice at once, some go away in the middle. */
final class Traffic {

    private static final int CLIENTS = 12;
    private static final int LONGEST_THOUGHT_MS = 60;
    private static final double SENT_TWICE = 0.05;
    private static final double GIVEN_UP = 0.03;

    private final Market market;
    private final Clients clients;
    private final Journal journal;
    private final ServedRequests served;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean on = true;

    Traffic(Market market, Clients clients, Journal journal, ServedRequests served) {
        this.market = market;
        this.clients = clients;
        this.journal = journal;
        this.served = served;
    }

    void start(long seed) {
        for (var client = 0; client < CLIENTS; client++) {
            var random = new Random(seed + client);
            threads.add(fork(() -> act(random)));
        }
    }

    /** Waits until every client knows what has become of its last command. */
    void stop() throws InterruptedException {
        on = false;
        for (var thread : threads) thread.join();
        if (!failures.isEmpty()) throw new AssertionError(failures.size() + " clients failed", failures.peek());
    }

    private void act(Random random) {
        while (on) {
            actOnce(random);
            Clients.pause(LONGEST_THOUGHT_MS);
        }
    }

    private void actOnce(Random random) {
        switch (random.nextInt(10)) {
            case 0 -> Market.deposit(clients, market.rich(random), 1 + random.nextInt(1_000));
            case 1 -> stake(random);
            case 2, 3 -> useHold(random);
            case 4 -> transferMany(random);
            default -> transfer(random);
        }
    }

    private void transfer(Random random) {
        var from = market.any(random);
        var to = market.any(random);
        if (from.equals(to)) return;
        var id = UUID.randomUUID();
        var amountRao = 1 + random.nextInt(5_000);
        var body = Map.of("transfer_id", id, "to_account", to.id(), "amount_rao", amountRao);
        var call = Call.of(from.token(), "/api/v1/transfers", body);
        send(
                random,
                Fact.payment(Kind.TRANSFER, id, from.id(), to.id(), amountRao),
                random.nextInt(4) == 0 ? call.under(id.toString()) : call);
    }

    private void transferMany(Random random) {
        var from = market.any(random);
        var batch = TransferBatch.of(random, from, market);
        if (batch.items().isEmpty()) return;
        var call = Call.of(from.token(), "/api/v1/transfers/batch", Map.of("transfers", batch.items()));
        batch.send(
                clients,
                journal,
                random.nextInt(3) == 0 ? call.under(UUID.randomUUID().toString()) : call);
    }

    private void stake(Random random) {
        var owner = market.rich(random);
        var id = UUID.randomUUID();
        var stakes = random.nextInt(3) > 0;
        var amountRao = 2_000_000L + random.nextInt(1_000_000);
        var body = Map.of(
                stakes ? "stake_id" : "unstake_id", id, "hotkey", market.hotkey(random), "amount_rao", amountRao);
        send(
                random,
                Fact.of(stakes ? Kind.STAKE : Kind.UNSTAKE, id, owner.id(), amountRao),
                Call.of(owner.token(), stakes ? "/api/v1/stakes" : "/api/v1/unstakes", body));
    }

    /** Open, top up, serve, release, end; served requests may arrive at any time after the first. */
    private void useHold(Random random) {
        var customer = market.buyer(random);
        var holdId = UUID.randomUUID();
        var request = Map.of(
                "hold_id",
                holdId,
                "account_id",
                customer.id(),
                "key_id",
                customer.keyId(),
                "replica",
                "replica-" + random.nextInt(3),
                "amount_rao",
                10_000);
        var opened = clients.see(
                Fact.of(Kind.OPEN, holdId, holdId, 10_000), Call.of(Tokens.inference(), "/internal/v1/holds", request));
        if (!opened.isDone() || isGivenUp(random)) return;
        change(random, Kind.TOP_UP, holdId, "top-ups", "top_up_id", 5_000);
        var requests = new ArrayList<Thread>();
        for (var i = random.nextInt(4); i > 0; i--) requests.add(serve(random, customer, holdId));
        change(random, Kind.RELEASE, holdId, "releases", "release_id", 1_000);
        if (isGivenUp(random)) return;
        if (random.nextBoolean()) change(random, Kind.SETTLE, holdId, "settle", "settle_id", 0);
        else change(random, Kind.VOID, holdId, "void", "void_id", 0);
        for (var thread : requests) join(thread);
    }

    private Thread serve(Random random, Customer customer, UUID holdId) {
        var miner = market.miner(random);
        var costRao = 1 + random.nextInt(3_000);
        var times = random.nextInt(5) == 0 ? 2 : 1;
        return fork(() -> {
            Clients.pause(300); // so that they arrive in any order
            served.say(customer, miner, holdId, costRao, times);
        });
    }

    private void change(Random random, Kind kind, UUID holdId, String what, String idName, long amountRao) {
        var id = UUID.randomUUID();
        var body = amountRao > 0 ? Map.of(idName, id, "amount_rao", amountRao) : Map.of(idName, id);
        send(
                random,
                Fact.of(kind, id, holdId, amountRao),
                Call.of(Tokens.inference(), "/internal/v1/holds/" + holdId + "/" + what, body));
    }

    private void send(Random random, Fact fact, Call call) {
        if (isGivenUp(random)) {
            journal.intend(fact);
            clients.once(0, call);
            return;
        }
        if (random.nextDouble() >= SENT_TWICE) {
            clients.see(fact, call);
            return;
        }
        journal.intend(fact);
        var twin = fork(() -> clients.again(fact, call));
        clients.again(fact, call);
        join(twin);
    }

    private static boolean isGivenUp(Random random) {
        return random.nextDouble() < GIVEN_UP;
    }

    private Thread fork(Runnable action) {
        return Thread.ofVirtual().start(() -> {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
