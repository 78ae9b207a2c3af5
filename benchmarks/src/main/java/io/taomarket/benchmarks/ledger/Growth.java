package io.taomarket.benchmarks.ledger;

import io.taomarket.benchmarks.Goal;
import io.taomarket.benchmarks.Load;
import io.taomarket.benchmarks.Report;
import io.taomarket.benchmarks.Samples;
import io.taomarket.benchmarks.Servers;
import java.time.Duration;

/** The same transfers on a young ledger and on one with a long past, in turn. */
final class Growth {

    private static final String OLD = "wallet_old";
    private static final long OLD_ENTRIES = 10_000_000;
    private static final Load LOAD = new Load(LedgerBenchmark.CLIENTS, Duration.ofSeconds(10));
    private static final Load WARM_UP = new Load(LedgerBenchmark.CLIENTS, Duration.ofSeconds(6));

    private final Servers servers;
    private final TpcB yardstick;
    private Samples tpcB = Samples.of();
    private Samples young = Samples.of();
    private Samples old = Samples.of();

    Growth(Servers servers, TpcB yardstick) {
        this.servers = servers;
        this.yardstick = yardstick;
    }

    Report run() {
        servers.createDatabase(OLD);
        try (var wallet = Wallet.start(servers, OLD)) {
            Customers.open(wallet);
            System.out.printf("filling in %,d entries ...%n", OLD_ENTRIES);
            History.fill(wallet, OLD_ENTRIES);
        }
        servers.run("checkpoint");
        for (var round = 1; round <= LedgerBenchmark.ROUNDS; round++) {
            System.out.printf("round %d of %d ...%n", round, LedgerBenchmark.ROUNDS);
            tpcB = tpcB.and(yardstick.run(LOAD.length()));
            young = young.and(young("wallet_young_" + round));
            old = old.and(old());
        }
        try (var wallet = Wallet.start(servers, OLD)) {
            wallet.requireBalancedBooks();
        }
        return new Report("ledger-growth")
                .note("tpcb_clients", yardstick.clients())
                .row("tpcb_per_second", "TPC-B, tps, " + yardstick.clients() + " clients (its best)", tpcB)
                .row("young_per_second", "transfers/s, new ledger", young)
                .row("old_per_second", "transfers/s, 10 million entries", old, young, Goal.atLeast(0.9));
    }

    /** Opening the accounts makes 20 thousand entries. */
    private double young(String database) {
        servers.createDatabase(database);
        try (var wallet = Wallet.start(servers, database)) {
            var perSecond = measure(Customers.open(wallet));
            wallet.requireBalancedBooks();
            return perSecond;
        }
    }

    private double old() {
        try (var wallet = Wallet.start(servers, OLD)) {
            return measure(Customers.of(wallet));
        }
    }

    private static double measure(Customers customers) {
        WARM_UP.run(customers::betweenAnyTwo);
        return LOAD.run(customers::betweenAnyTwo).perSecond();
    }
}
