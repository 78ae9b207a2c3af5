package io.taomarket.standalone.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A PostgreSQL server of its own, whose data stays. Durable: what is committed survives a kill. Each service gets a
 * role and a database of its own.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    /** Starts the server, after stopping one that a killed JVM has left on the same data. */
    public static EmbeddedDatabase start(Path directory, int port, String password, List<String> services) {
        Orphan.stop(directory);
        FreePort.require(port);
        try {
            Files.createDirectories(directory.getParent());
            var log = ProcessBuilder.Redirect.appendTo(
                    directory.resolveSibling("postgres.log").toFile());
            var postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(START_PATIENCE)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "120")
                    .setServerConfig("shared_buffers", "64MB")
                    .setErrorRedirector(log)
                    .setOutputRedirector(log)
                    .start();
            var database = new EmbeddedDatabase(postgres, password);
            for (var service : services) database.create(service);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PostgreSQL does not start; see " + directory.resolveSibling("postgres.log"), e);
        }
    }

    /** Where a service finds its database; user and database carry the service's name. */
    public String jdbcUrl(String service) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + service;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create(String service) {
        try (var connection = postgres.getPostgresDatabase().getConnection()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", service)) {
                execute(connection, "create role " + service + " login");
            }
            execute(connection, "alter role " + service + " password '" + password + "'");
            if (!exists(connection, "select 1 from pg_database where datname = ?", service)) {
                execute(connection, "create database " + service + " owner " + service);
                execute(connection, "revoke connect on database " + service + " from public");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database of " + service + " cannot be made", e);
        }
    }

    private static boolean exists(Connection connection, String question, String name) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
