package io.taomarket.standalone;

import io.taomarket.standalone.server.FreePort;
import java.util.stream.IntStream;

/** All ports but PostgreSQL's, which a server that a killed JVM has left may still hold. */
final class Ports {

    private static final int MINERS = 12;

    private Ports() {}

    static void requireFree(Options options) {
        var services = IntStream.range(options.portBase(), options.portBase() + Service.values().length);
        var miners = IntStream.range(options.minerPort(0), options.minerPort(MINERS));
        var broker = IntStream.of(options.brokerPort(), options.brokerPort() + 1);
        IntStream.concat(services, IntStream.concat(miners, broker)).forEach(FreePort::require);
    }
}
