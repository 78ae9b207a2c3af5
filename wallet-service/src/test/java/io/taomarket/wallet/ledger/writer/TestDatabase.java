package io.taomarket.wallet.ledger.writer;

import io.taomarket.chassis.testing.Servers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A wallet database of its own, on the PostgreSQL of this JVM. */
final class TestDatabase implements LedgerConnections {

    private static final String CUSTOMER = "insert into ledger_account (public_id, kind) values (?, 'CUSTOMER')";

    private final String url;

    TestDatabase() throws SQLException {
        var name = "ledger_" + UUID.randomUUID().toString().replace('-', '_');
        var servers = Servers.running();
        try (var connection = connect(servers.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        url = servers.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
        Flyway.configure()
                .dataSource(url, servers.databaseUser(), servers.databasePassword())
                .locations("classpath:db/migration/chassis", "classpath:db/migration/wallet")
                .load()
                .migrate();
    }

    @Override
    public Connection open() throws SQLException {
        return connect(url);
    }

    UUID customer() throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = open();
                var insert = connection.prepareStatement(CUSTOMER)) {
            insert.setObject(1, id);
            insert.executeUpdate();
        }
        return id;
    }

    long number(String sql) throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    long balanceRao(UUID accountId) throws SQLException {
        return number("select posted_rao from ledger_account where public_id = '" + accountId + "'");
    }

    void execute(String sql) throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** For connections that begin from now on. */
    void takeWrites(boolean doesTake) throws SQLException {
        execute("""
                begin read write;
                do $$ begin
                    execute format('alter database %%I set default_transaction_read_only = %s', current_database());
                end $$;
                commit""".formatted(doesTake ? "off" : "on"));
    }

    private static Connection connect(String url) throws SQLException {
        var settings = new Properties();
        settings.setProperty("user", Servers.running().databaseUser());
        settings.setProperty("password", Servers.running().databasePassword());
        settings.setProperty("ApplicationName", "wallet-ledger");
        settings.setProperty("prepareThreshold", "1");
        return DriverManager.getConnection(url, settings);
    }
}
