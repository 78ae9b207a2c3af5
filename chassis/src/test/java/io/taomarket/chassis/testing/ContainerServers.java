package io.taomarket.chassis.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same servers as in a deployment, from their images. */
class ContainerServers implements Servers {

    private static final String POSTGRES = "postgres:18";
    private static final String KAFKA = "apache/kafka:4.3.1";

    private final PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES);
    private final KafkaContainer kafka = new KafkaContainer(KAFKA);

    ContainerServers() {
        try {
            Startables.deepStart(postgres, kafka).join();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    POSTGRES + " and " + KAFKA
                            + " do not start: see that a Docker engine answers and has or can pull them,"
                            + " or test with -D" + ServerChoice.OPTION + "=embedded",
                    e);
        }
    }

    /** Whether an engine answers; where none can be, Testcontainers is spared the search and its complaints. */
    static boolean available() {
        var mayAnswer = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return mayAnswer && DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    public String jdbcUrl() {
        return postgres.getJdbcUrl();
    }

    @Override
    public String databaseUser() {
        return postgres.getUsername();
    }

    @Override
    public String databasePassword() {
        return postgres.getPassword();
    }

    @Override
    public String kafka() {
        return kafka.getBootstrapServers();
    }
}
