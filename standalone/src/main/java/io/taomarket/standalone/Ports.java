package io.taomarket.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Finds out before anything starts that a port is taken, and says which. */
final class Ports {

    private static final int MINERS = 8;

    private Ports() {}

    static void requireFree(Options options) {
        var services = IntStream.range(options.portBase(), options.portBase() + Service.values().length);
        var miners = IntStream.range(options.minerPort(0), options.minerPort(MINERS));
        var broker = IntStream.of(options.brokerPort(), options.brokerPort() + 1);
        IntStream.concat(services, IntStream.concat(miners, broker)).forEach(Ports::requireFree);
    }

    private static void requireFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Port " + port + " is taken. Is another marketplace running (./taomarket status)? "
                            + "Otherwise choose other ports: ./taomarket up --port-base 18080",
                    e);
        }
    }
}
