package io.taomarket.benchmarks.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time of a PostgreSQL server and all its processes, which other work on the machine hardly changes. */
final class ServerCpu {

    private static final double MICROS_PER_TICK = 10_000;
    private static final int OWN = 11;
    private static final int CHILDREN = 13;

    private final long postmaster;

    ServerCpu(long postmaster) {
        this.postmaster = postmaster;
    }

    /** Microseconds so far, ended processes included; nothing where there is no {@code /proc}. */
    double micros() {
        long ended;
        long ticks;
        do { // a process that ends meanwhile would count twice or not at all
            ended = ticks(postmaster, CHILDREN);
            ticks = ended + ticks(postmaster, OWN) + living();
        } while (ended != ticks(postmaster, CHILDREN));
        return ticks * MICROS_PER_TICK;
    }

    private long living() {
        return ProcessHandle.of(postmaster).stream()
                .flatMap(ProcessHandle::children)
                .mapToLong(child -> ticks(child.pid(), OWN))
                .sum();
    }

    private static long ticks(long pid, int first) {
        var file = Path.of("/proc/" + pid + "/stat");
        try {
            var text = Files.readString(file);
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1]);
        } catch (IOException e) {
            return 0; // the process has ended, or this system has no /proc
        }
    }
}
