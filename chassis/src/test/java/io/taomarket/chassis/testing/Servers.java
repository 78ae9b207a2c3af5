package io.taomarket.chassis.testing;

/**
 * One PostgreSQL and one Kafka for all tests of a JVM, which is a module's. They start when the first test needs them,
 * in containers or embedded as {@link ServerChoice} says, and the build's output has a line that says so.
 */
public interface Servers {

    String jdbcUrl();

    String databaseUser();

    String databasePassword();

    String kafka();

    static Servers running() {
        return Running.SERVERS;
    }

    /** Started once; they end with the JVM. */
    final class Running {

        static final Servers SERVERS = start();

        private Running() {}

        private static Servers start() {
            var choice = ServerChoice.of(System.getProperty(ServerChoice.OPTION), ContainerServers::available);
            System.out.println(choice); // not logged: it belongs to the report, whatever level a module logs at
            return choice.containers() ? new ContainerServers() : new EmbeddedServers();
        }
    }
}
