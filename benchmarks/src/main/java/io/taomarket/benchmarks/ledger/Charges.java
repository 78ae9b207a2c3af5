package io.taomarket.benchmarks.ledger;

import io.taomarket.contracts.inference.Outcome;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.wallet.hold.HoldProperties;
import io.taomarket.wallet.hold.OpenHold;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.settlement.SettleRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Served requests, settled as the listener settles them: one poll of Kafka after the other, each from a rolling hold. */
record Charges(Ledger ledger, List<Payer> payers, List<UUID> miners) {

    /** A customer who has set money aside for a key. */
    record Payer(UUID accountId, UUID keyId, UUID holdId) {}

    private static final int PAYERS = 1_000;
    private static final int MINERS = 16;
    private static final int POLL = 500; // max-poll-records of the services
    private static final int PROTOCOL_BASIS_POINTS = 1_000;
    private static final long HOLD_RAO = 500_000_000_000L;
    private static final int MAX_COST_RAO = 10_000;

    /** Makes a key and opens a rolling hold for each payer. */
    static Charges prepare(Wallet wallet, Customers customers) {
        var payers = customers.ids().stream()
                .limit(PAYERS)
                .map(id -> new Payer(id, UUID.randomUUID(), UUID.randomUUID()))
                .toList();
        for (var payer : payers) insertKey(wallet, payer);
        var holds = wallet.bean(HoldProperties.class);
        customers.submit(payers.stream()
                .map(payer ->
                        new OpenHold(payer.holdId(), payer.accountId(), payer.keyId(), "replica-1", HOLD_RAO, holds))
                .toList());
        var miners = customers.ids().subList(PAYERS, PAYERS + MINERS);
        return new Charges(wallet.ledger(), payers, miners);
    }

    /** Settled charges per second: one listener that takes the next poll when this one is settled. */
    double run(Duration length) {
        var startNanos = System.nanoTime();
        var settled = 0L;
        while (System.nanoTime() - startNanos < length.toNanos()) {
            var poll = IntStream.range(0, POLL).mapToObj(_ -> served()).toList();
            for (var outcome : ledger.submitAll(commands(poll))) {
                if (outcome.orThrow().isPresent()) settled++;
            }
        }
        return settled * 1e9 / (System.nanoTime() - startNanos);
    }

    private static List<SettleRequest> commands(List<RequestServed> poll) {
        var commands = new ArrayList<SettleRequest>(poll.size());
        for (var served : poll) commands.add(new SettleRequest(served, PROTOCOL_BASIS_POINTS));
        return commands;
    }

    private RequestServed served() {
        var random = ThreadLocalRandom.current();
        var payer = payers.get(random.nextInt(payers.size()));
        return new RequestServed(
                Customers.randomId(),
                Instant.now(),
                "req_" + Customers.randomIdNow(),
                payer.accountId(),
                payer.keyId(),
                payer.holdId(),
                1,
                "model",
                "miner",
                miners.get(random.nextInt(miners.size())),
                Outcome.FINISHED,
                false,
                10,
                20,
                random.nextLong(100, MAX_COST_RAO),
                1,
                List.of(),
                "receipt");
    }

    private static void insertKey(Wallet wallet, Payer payer) {
        wallet.jdbc()
                .sql("""
                insert into api_key (id, account_id, name, prefix, scopes, models, created_at)
                values (:id, :account, 'key', 'tm', '{}', '{}', now())
                """)
                .param("id", payer.keyId())
                .param("account", payer.accountId())
                .update();
    }
}
