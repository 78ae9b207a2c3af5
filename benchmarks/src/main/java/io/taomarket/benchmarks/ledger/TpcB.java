package io.taomarket.benchmarks.ledger;

import io.taomarket.benchmarks.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The yardstick: pgbench's TPC-B-like transactions with prepared statements, over TCP like the wallet's. */
final class TpcB {

    private static final String DATABASE = "tpcb";
    private static final int SCALE = 10;
    private static final int[] CLIENTS = {8, 16, 32, 64};
    private static final Duration TRIAL = Duration.ofSeconds(4);
    private static final Pattern TPS = Pattern.compile("^tps = ([0-9.]+)", Pattern.MULTILINE);
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final String pgbench;
    private final int port;
    private int clients;

    private TpcB(String pgbench, int port) {
        this.pgbench = pgbench;
        this.port = port;
    }

    /** Fills its tables and finds the number of clients with which it is fastest here. */
    static TpcB prepare(Servers servers) {
        servers.createDatabase(DATABASE);
        var tpcB = new TpcB(find(), servers.databasePort());
        tpcB.pgbench("-i", "-q", "-s", String.valueOf(SCALE));
        tpcB.chooseClients();
        return tpcB;
    }

    int clients() {
        return clients;
    }

    /** Transactions per second. */
    double run(Duration length) {
        return run(clients, length);
    }

    private void chooseClients() {
        var best = 0.0;
        for (var candidate : CLIENTS) {
            var perSecond = run(candidate, TRIAL);
            System.out.printf("TPC-B with %d clients: %,.0f tps%n", candidate, perSecond);
            if (perSecond <= best) continue;
            best = perSecond;
            clients = candidate;
        }
    }

    private double run(int count, Duration length) {
        var said = pgbench(
                "-M", "prepared", "-c", String.valueOf(count), "-j", "2", "-T", String.valueOf(length.toSeconds()));
        var tps = TPS.matcher(said);
        if (!tps.find()) throw new IllegalStateException(said);
        return Double.parseDouble(tps.group(1));
    }

    private String pgbench(String... arguments) {
        var command =
                new ArrayList<>(List.of(pgbench, "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", "postgres"));
        command.addAll(Arrays.asList(arguments));
        command.add(DATABASE);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new IllegalStateException(said);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String find() {
        var onPath = Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, "pgbench"));
        return Stream.concat(onPath, newestOfDebian().stream())
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new NoYardstick("pgbench is missing: install Debian's postgresql (or"
                        + " postgresql-contrib) so that there is something to compare with."));
    }

    private static Optional<Path> newestOfDebian() {
        if (!Files.isDirectory(DEBIAN)) return Optional.empty();
        try (var versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .max(Path::compareTo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This machine has nothing to compare with. */
    static final class NoYardstick extends RuntimeException {
        NoYardstick(String message) {
            super(message);
        }
    }
}
