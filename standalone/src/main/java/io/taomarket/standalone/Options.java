package io.taomarket.standalone;

import java.nio.file.Path;

/**
 * What the command line asks for.
 *
 * @param portBase the gateway's port; every other port is counted from it
 * @param dataDirectory where everything is kept
 * @param simulators whether miners that only simulate are started too, for tests
 */
record Options(int portBase, Path dataDirectory, boolean simulators) {

    private static final int HIGHEST_BASE = 65_000;

    static Options parse(String[] arguments) {
        var portBase = 8080;
        var dataDirectory = Path.of("data");
        var simulators = false;
        for (var i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--port-base" -> portBase = Integer.parseInt(arguments[++i]);
                case "--data-dir" -> dataDirectory = Path.of(arguments[++i]);
                case "--simulators" -> simulators = true;
                default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
            }
        }
        if (portBase < 1 || portBase > HIGHEST_BASE) {
            throw new IllegalArgumentException("--port-base must be between 1 and " + HIGHEST_BASE);
        }
        return new Options(portBase, dataDirectory.toAbsolutePath().normalize(), simulators);
    }

    Path file(String name) {
        return dataDirectory.resolve(name);
    }

    /** Ports as in the README: gateway, registry, inference, scoring, emission, wallet, then the rest. */
    int port(Service service) {
        return portBase + service.ordinal();
    }

    String url(Service service) {
        return "http://127.0.0.1:" + port(service);
    }

    int minerPort(int index) {
        return portBase + 11 + index;
    }

    int databasePort() {
        return portBase + 30;
    }

    int brokerPort() {
        return portBase + 31;
    }
}
