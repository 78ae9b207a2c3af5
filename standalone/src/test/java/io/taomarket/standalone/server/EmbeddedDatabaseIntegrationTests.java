package io.taomarket.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIntegrationTests {

    static final String PASSWORD = "known to the test only";

    @TempDir
    Path data;

    @Test
    void keepsWhatIsCommittedOnTheDisk() throws Exception {
        try (var database = start(freePort())) {
            assertThat(ask(database, "show fsync")).isEqualTo("on");
            assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void findsItsDataAgainAfterARestart() throws Exception {
        var port = freePort();
        try (var first = start(port)) {
            ask(first, "create table kept as select 42 as answer", "select answer from kept");
        }

        try (var next = start(port)) {
            assertThat(ask(next, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void letsAServiceIntoItsOwnDatabaseOnly() throws Exception {
        try (var database = start(freePort())) {
            assertThat(ask(database, "select has_database_privilege('registry', 'connect')"))
                    .isEqualTo("f");
        }
    }

    private EmbeddedDatabase start(int port) {
        return EmbeddedDatabase.start(data.resolve("postgres"), port, PASSWORD, List.of("wallet", "registry"));
    }

    private static String ask(EmbeddedDatabase database, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl("wallet"), "wallet", PASSWORD);
                var statement = connection.createStatement()) {
            for (var i = 0; i < statements.length - 1; i++) statement.execute(statements[i]);
            try (var answer = statement.executeQuery(statements[statements.length - 1])) {
                answer.next();
                return answer.getString(1);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
