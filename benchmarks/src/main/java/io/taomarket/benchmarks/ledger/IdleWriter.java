package io.taomarket.benchmarks.ledger;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a wallet costs that has nothing to do.
 *
 * @param cpuMs of the writer's thread and, where the system tells, of its connection's server process
 * @param transactions per second of the whole service, the outbox's relay and the sweepers included
 * @param walBytes that the writer's connection has written
 */
record IdleWriter(double cpuMs, double transactions, long walBytes) {

    static final Duration LENGTH = Duration.ofSeconds(10);
    private static final String THREAD = "wallet-ledger";
    private static final double MS_PER_TICK = 10;

    static IdleWriter watch(Wallet wallet) {
        var before = now(wallet);
        rest();
        var after = now(wallet);
        return new IdleWriter(
                after.cpuMs - before.cpuMs,
                (after.transactions - before.transactions) / LENGTH.toSeconds(),
                after.walBytes - before.walBytes);
    }

    private static IdleWriter now(Wallet wallet) {
        var jdbc = wallet.jdbc();
        var pid = jdbc.sql(
                        "select pid from pg_stat_activity where application_name = ? and datname = current_database()")
                .param(THREAD)
                .query(Long.class)
                .single();
        var transactions = jdbc.sql(
                        "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
        var wal = jdbc.sql("select wal_bytes::bigint from pg_stat_get_backend_wal(?::integer)")
                .param(pid)
                .query(Long.class)
                .single();
        return new IdleWriter(threadMs() + processMs(pid), transactions, wal);
    }

    private static double threadMs() {
        var threads = ManagementFactory.getThreadMXBean();
        for (var id : threads.getAllThreadIds()) {
            var thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().equals(THREAD)) return threads.getThreadCpuTime(id) / 1e6;
        }
        throw new IllegalStateException("there is no thread " + THREAD);
    }

    /** Linux counts in ticks; elsewhere nothing is counted. */
    private static double processMs(long pid) {
        var file = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(file)) return 0;
        try {
            var text = Files.readString(file);
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MS_PER_TICK;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void rest() {
        try {
            var never = new CountDownLatch(1).await(LENGTH.toSeconds(), TimeUnit.SECONDS);
            if (never) throw new IllegalStateException("nobody counts this down");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
