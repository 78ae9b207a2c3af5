package io.taomarket.chassis.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up all addresses of a host. */
@FunctionalInterface
interface NameService {

    InetAddress[] lookUp(String host) throws UnknownHostException;
}
