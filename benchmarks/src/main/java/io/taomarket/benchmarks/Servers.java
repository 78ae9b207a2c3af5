package io.taomarket.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A PostgreSQL of its own that keeps what it says, and a Kafka for those who need one. */
public final class Servers implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private @Nullable EmbeddedKafkaKraftBroker kafka;

    public Servers() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("shared_buffers", "512MB")
                    .setServerConfig("max_wal_size", "4GB")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) requireOn(setting);
    }

    public int databasePort() {
        return postgres.getPort();
    }

    public String jdbcUrl(String database) {
        return postgres.getJdbcUrl("postgres", database);
    }

    /** Starts Kafka when it is first asked for. */
    public String brokers() {
        if (kafka == null) {
            kafka = new EmbeddedKafkaKraftBroker(1, 1);
            kafka.afterPropertiesSet();
        }
        return kafka.getBrokersAsString();
    }

    public String version() {
        return show("server_version");
    }

    public ServerCpu cpu() {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_read_file('postmaster.pid')")) {
            row.next();
            return new ServerCpu(
                    Long.parseLong(row.getString(1).lines().findFirst().orElseThrow()));
        } catch (SQLException e) {
            throw new IllegalStateException("the server does not tell its number", e);
        }
    }

    public void createDatabase(String name) {
        run("create database " + name);
    }

    public void run(String command) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(command, e);
        }
    }

    /** The number that a query answers. */
    public long count(String database, String query) {
        try (var connection = postgres.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private void requireOn(String setting) {
        if (!show(setting).equals("on")) throw new IllegalStateException(setting + " is " + show(setting));
    }

    private String show(String setting) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(setting, e);
        }
    }

    @Override
    public void close() {
        if (kafka != null) kafka.destroy();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
