package io.taomarket.chassis.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL and one Kafka for all tests of a JVM. The one switch: {@code -Dtaomarket.test.servers=embedded} or
 * {@code containers}; without it, containers where a Docker engine answers.
 */
public interface Servers {

    String jdbcUrl();

    String databaseUser();

    String databasePassword();

    String kafka();

    static Servers running() {
        return Running.SERVERS;
    }

    /** Started when the first test needs them; they end with the JVM. */
    final class Running {

        static final Servers SERVERS = start();

        private Running() {}

        private static Servers start() {
            var choice = System.getProperty("taomarket.test.servers", "auto");
            var containers = choice.equals("containers") || (choice.equals("auto") && ContainerServers.available());
            LoggerFactory.getLogger(Servers.class)
                    .info("Integration tests use {}", containers ? "containers" : "embedded PostgreSQL and Kafka");
            return containers ? new ContainerServers() : new EmbeddedServers();
        }

        static boolean dockerMayAnswer() {
            return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        }
    }
}
