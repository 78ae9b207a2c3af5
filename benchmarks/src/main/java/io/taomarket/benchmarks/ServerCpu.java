package io.taomarket.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time of a server and its child processes, which other work on the machine hardly changes. */
public final class ServerCpu {

    private static final double MICROS_PER_TICK = 10_000;
    private static final int OWN = 11;
    private static final int CHILDREN = 13;

    private final long pid;

    public ServerCpu(long pid) {
        this.pid = pid;
    }

    /** Microseconds so far, ended processes included; nothing where there is no {@code /proc}. */
    public double micros() {
        long ended;
        long ticks;
        do { // a process that ends meanwhile would count twice or not at all
            ended = ticks(pid, CHILDREN);
            ticks = ended + ticks(pid, OWN) + living();
        } while (ended != ticks(pid, CHILDREN));
        return ticks * MICROS_PER_TICK;
    }

    private long living() {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .mapToLong(child -> ticks(child.pid(), OWN))
                .sum();
    }

    /** What one process or thread has used, without children, by its folder below {@code /proc}. */
    public static double microsOf(Path folder) {
        return ticks(folder, OWN) * MICROS_PER_TICK;
    }

    private static long ticks(long pid, int first) {
        return ticks(Path.of("/proc/" + pid), first);
    }

    private static long ticks(Path folder, int first) {
        try {
            var text = Files.readString(folder.resolve("stat"));
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1]);
        } catch (IOException e) {
            return 0; // the process has ended, or this system has no /proc
        }
    }
}
