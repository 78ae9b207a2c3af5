package io.taomarket.benchmarks.inference;

import io.taomarket.benchmarks.ServerCpu;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A process that takes part: what it costs and how it ends. What it says is kept beside its working folder. */
final class Program implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int NO_SUCH_PORT = 0;

    private final String name;
    private final Process process;
    private final Path log;
    private final ServerCpu cpu;

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.cpu = new ServerCpu(process.pid());
    }

    static Program start(Path folder, String name, List<String> command) {
        try {
            Files.createDirectories(folder);
            var log = folder.resolve(name + ".log");
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            var program = new Program(name, process, log);
            Runtime.getRuntime().addShutdownHook(new Thread(program::close));
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it answers here with 200. */
    Program await(String url) {
        var call = HttpRequest.newBuilder(URI.create(url)).build();
        var deadlineNanos = System.nanoTime() + START_PATIENCE.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!answers(http, call)) {
                if (!process.isAlive() || System.nanoTime() > deadlineNanos)
                    throw new IllegalStateException(name + " did not start, see " + log);
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        return this;
    }

    private static boolean answers(HttpClient http, HttpRequest call) {
        try {
            return http.send(call, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Processor time so far, that of its children included. */
    double cpuMicros() {
        return cpu.micros();
    }

    Jvm jvm() {
        return new Jvm(process.pid());
    }

    /** Its share of the machine's memory in bytes: its own pages, and its part of those it shares. */
    long memoryBytes() {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    * 1024;
        } catch (IOException e) {
            return 0; // this system has no /proc
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(NO_SUCH_PORT)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
