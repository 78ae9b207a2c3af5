package io.taomarket.benchmarks.ledger;

import io.taomarket.benchmarks.Goal;
import io.taomarket.benchmarks.Load;
import io.taomarket.benchmarks.Report;
import io.taomarket.benchmarks.Samples;
import io.taomarket.benchmarks.ServerCpu;
import io.taomarket.benchmarks.Servers;
import java.time.Duration;
import java.util.Arrays;

/**
 * Durable transfers and settled charges per second through the wallet's one writer, beside pgbench's TPC-B on the same
 * server in the same run. With {@code --growth}: whether ten million entries make it slower than ten thousand.
 */
final class LedgerBenchmark {

    static final int ROUNDS = 3;
    static final int CLIENTS = 64;
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final Load LOAD = new Load(CLIENTS, LENGTH);

    private Samples tpcB = Samples.of();
    private Samples hot = Samples.of();
    private Samples hotP50 = Samples.of();
    private Samples hotP99 = Samples.of();
    private Samples uniform = Samples.of();
    private Samples uniformP99 = Samples.of();
    private Samples charges = Samples.of();

    private Samples tpcBMicros = Samples.of();
    private Samples hotMicros = Samples.of();
    private Samples chargeMicros = Samples.of();

    private LedgerBenchmark() {}

    public static void main(String[] arguments) {
        try (var servers = new Servers()) {
            var yardstick = TpcB.prepare(servers);
            var report = Arrays.asList(arguments).contains("--growth")
                    ? new Growth(servers, yardstick).run()
                    : new LedgerBenchmark().run(servers, yardstick);
            report.note("postgresql", servers.version())
                    .note("cores", Runtime.getRuntime().availableProcessors())
                    .print();
        } catch (TpcB.NoYardstick e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.exit(0);
    }

    private Report run(Servers servers, TpcB yardstick) {
        servers.createDatabase("wallet");
        try (var wallet = Wallet.start(servers, "wallet")) {
            var customers = Customers.open(wallet);
            var settling = Charges.prepare(wallet, customers);
            System.out.println("warming up ...");
            WarmUp.run(WarmUp.of(customers::throughTheTreasury), WarmUp.of(settling));
            var cpu = servers.cpu();
            for (var round = 1; round <= ROUNDS; round++) {
                System.out.printf("round %d of %d ...%n", round, ROUNDS);
                measure(yardstick, customers, settling, cpu);
                wallet.requireBalancedBooks();
            }
            return report(yardstick, IdleWriter.watch(wallet));
        }
    }

    private void measure(TpcB yardstick, Customers customers, Charges settling, ServerCpu cpu) {
        var before = cpu.micros();
        var tps = yardstick.run(LENGTH);
        tpcB = tpcB.and(tps);
        tpcBMicros = tpcBMicros.and(each(cpu, before, tps));
        before = cpu.micros();
        var throughTreasury = LOAD.run(customers::throughTheTreasury);
        hot = hot.and(throughTreasury.perSecond());
        hotP50 = hotP50.and(throughTreasury.medianMs());
        hotP99 = hotP99.and(throughTreasury.p99Ms());
        hotMicros = hotMicros.and(each(cpu, before, throughTreasury.perSecond()));
        var betweenAnyTwo = LOAD.run(customers::betweenAnyTwo);
        uniform = uniform.and(betweenAnyTwo.perSecond());
        uniformP99 = uniformP99.and(betweenAnyTwo.p99Ms());
        before = cpu.micros();
        var settled = settling.run(LENGTH);
        charges = charges.and(settled);
        chargeMicros = chargeMicros.and(each(cpu, before, settled));
    }

    private static double each(ServerCpu cpu, double before, double perSecond) {
        return (cpu.micros() - before) / (perSecond * LENGTH.toSeconds());
    }

    private Report report(TpcB yardstick, IdleWriter idle) {
        return new Report("ledger")
                .note("transfer_clients", CLIENTS)
                .note("tpcb_clients", yardstick.clients())
                .row("tpcb_per_second", "TPC-B, tps, " + yardstick.clients() + " clients (its best)", tpcB)
                .row("hot_per_second", "transfers/s, one treasury", hot, tpcB, Goal.atLeast(3))
                .row("hot_median_ms", "  p50, ms", hotP50)
                .row("hot_p99_ms", "  p99, ms", hotP99, Goal.atMost(25))
                .row("uniform_per_second", "transfers/s, 10 000 accounts", uniform)
                .row("uniform_p99_ms", "  p99, ms", uniformP99)
                .row("hot_to_uniform", "hot to uniform", Samples.of(hot.median() / uniform.median()), Goal.atLeast(0.9))
                .row("charges_per_second", "settled charges/s, 2 transfers each", charges, tpcB, Goal.atLeast(2))
                .row("tpcb_server_micros", "server CPU us, TPC-B transaction", tpcBMicros)
                .row("hot_server_micros", "server CPU us, transfer", hotMicros)
                .row("charge_server_micros", "server CPU us, settled charge", chargeMicros)
                .row("idle_cpu_ms", "idle writer, CPU ms in 10 s", Samples.of(idle.cpuMs()), Goal.atMost(50))
                .row(
                        "idle_transactions",
                        "idle service, transactions/s",
                        Samples.of(idle.transactions()),
                        Goal.atMost(10))
                .row("idle_wal_bytes", "idle writer, WAL bytes in 10 s", Samples.of(idle.walBytes()), Goal.atMost(0));
    }
}
