package io.taomarket.benchmarks.inference;

import io.taomarket.benchmarks.ServerCpu;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The compiler inside a Java process: while it still works much, the process is not what it will be. */
record Jvm(long pid) {

    /** Processor time that its compiler threads have used, in microseconds; nothing where there is no {@code /proc}. */
    double compilerMicros() {
        var tasks = Path.of("/proc/" + pid + "/task");
        try (var threads = Files.list(tasks)) {
            return threads.filter(Jvm::compiles)
                    .mapToDouble(ServerCpu::microsOf)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Returns when it has done so. */
    void collectGarbage() {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            var command = new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "GC.run");
            command.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean compiles(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).contains("Compiler");
        } catch (IOException e) {
            return false; // it has ended
        }
    }
}
