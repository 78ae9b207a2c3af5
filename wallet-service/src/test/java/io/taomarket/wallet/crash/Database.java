package io.taomarket.wallet.crash;

import static org.awaitility.Awaitility.await;

import io.taomarket.chassis.testing.Killable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A durable PostgreSQL whose postmaster can be killed and started again on the same data. */
final class Database {

    private static final Duration START_PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private final Path log;
    private final int port;
    private final List<String> command;
    private volatile Killable postmaster;

    private Database(Path data, Path log, int port, List<String> command) {
        this.data = data;
        this.log = log;
        this.port = port;
        this.command = command;
        postmaster = Killable.start(command, log);
    }

    static Database start(Path directory) {
        var data = directory.resolve("postgres");
        var port = Killable.freePort();
        var binary = initialise(data);
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) command.addAll(List.of("unshare", "-U"));
        command.addAll(List.of(binary, "-D", data.toString(), "-p", Integer.toString(port)));
        var settings =
                Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on", "shared_buffers", "64MB");
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        var database = new Database(data, directory.resolve("postgres.log"), port, command);
        database.awaitStarted();
        return database;
    }

    int port() {
        return port;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&sslmode=disable&connectTimeout=2";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    /** What keeps all of it together dies; the others notice and end, and what was on its way is lost. */
    void kill() {
        postmaster.kill();
    }

    /** Starts it until it stays: it refuses as long as a process of the killed one is left. */
    void restart() {
        postmaster = Killable.start(command, log);
        awaitStarted();
    }

    /** Kills the one process that serves the ledger's writer; the postmaster then ends all others and recovers. */
    void killWritersBackend() {
        try (var connection = connect();
                var query = connection.prepareStatement("select pid from pg_locks join pg_stat_activity using (pid)"
                        + " where locktype = 'advisory' and granted and application_name = 'wallet-ledger'")) {
            var rows = query.executeQuery();
            while (rows.next()) ProcessHandle.of(rows.getLong(1)).ifPresent(ProcessHandle::destroyForcibly);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitStarted() {
        await().pollInterval(Duration.ofMillis(50)).atMost(START_PATIENCE).until(() -> {
            if (!postmaster.isAlive()) postmaster = Killable.start(command, log);
            try (var connection = connect()) {
                return connection.isValid(1);
            } catch (SQLException e) {
                return false;
            }
        });
    }

    /** Makes the data directory and returns where the server's program is. */
    private static String initialise(Path data) {
        try (var once = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .start()) {
            var options = Files.readString(data.resolve("postmaster.opts"));
            return options.substring(0, options.indexOf(" \"-D\""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
