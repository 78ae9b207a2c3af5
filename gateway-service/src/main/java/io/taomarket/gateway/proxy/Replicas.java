package io.taomarket.gateway.proxy;

import io.taomarket.chassis.caller.Caller;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The replicas of a service whose name stands for several addresses, as a headless service of Kubernetes does: an
 * account's requests go to the same one as long as it is there, because each sets money aside and counts for itself.
 */
class Replicas {

    private static final Logger LOG = LoggerFactory.getLogger(Replicas.class);

    private final ProxyProperties properties;
    private final Names names;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Replicas(ProxyProperties properties, Names names) {
        this.properties = properties;
        this.names = names;
    }

    /** Where to try it, in this order; the service's own address where there is only one, or nobody is known. */
    List<URI> forCaller(URI service, Caller caller) {
        var addresses = addresses(service.getHost());
        if (addresses.size() < 2 || caller.subject().isEmpty()) return List.of(service);
        return Rendezvous.order(addresses, caller.subject()).stream()
                .map(address -> URI.create(service.getScheme() + "://" + address + ":" + service.getPort()))
                .toList();
    }

    /** Asked again after a while; what was known is used on while the name cannot be looked up. */
    private List<String> addresses(String host) {
        var now = System.nanoTime();
        var before = known.get(host);
        if (before != null
                && now - before.atNanos() < properties.replicasRefresh().toNanos()) return before.addresses();
        var found = new Known(lookUp(host, before), now);
        known.put(host, found);
        return found.addresses();
    }

    private List<String> lookUp(String host, @Nullable Known before) {
        try {
            var found = names.addressesOf(host);
            return Arrays.stream(found)
                    .filter(address ->
                            address.getClass() == found[0].getClass()) // who has two kinds is still one replica
                    .map(address -> address.getHostAddress())
                    .map(address -> address.contains(":") ? "[" + address + "]" : address)
                    .sorted()
                    .toList();
        } catch (UnknownHostException e) {
            LOG.warn("The name {} cannot be looked up", host);
            return before == null ? List.of() : before.addresses();
        }
    }

    /** Who knows what a name stands for. */
    @FunctionalInterface
    interface Names {

        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private record Known(List<String> addresses, long atNanos) {}
}
