package io.taomarket.standalone.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out before anything starts that a port is taken, and says which and what to do. */
public final class FreePort {

    private FreePort() {}

    public static void require(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new IllegalStateException("Port " + port
                    + " is taken. Is another marketplace running? Otherwise choose other ports, for example:"
                    + " ./taomarket up --port-base 18080");
        }
    }
}
