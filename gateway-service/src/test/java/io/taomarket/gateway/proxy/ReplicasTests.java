package io.taomarket.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.caller.Caller.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReplicasTests {

    private static final URI SERVICE = URI.create("http://inference-replicas:8082");

    private final AtomicInteger there = new AtomicInteger(3);
    private final Replicas replicas = new Replicas(properties(Duration.ZERO), this::addresses);

    @Test
    void anAccountKeepsToOneReplicaAndHasTheOthersToFallBackOn() {
        var places = replicas.forCaller(SERVICE, account("a"));

        assertThat(places).hasSize(3).allMatch(place -> place.toString().matches("http://10\\.0\\.0\\.[1-3]:8082"));
        assertThat(replicas.forCaller(SERVICE, account("a"))).isEqualTo(places);
        there.set(0);
        assertThat(replicas.forCaller(SERVICE, account("a")))
                .as("known from before")
                .isEqualTo(places);
    }

    @Test
    void whereThereIsOneOrNobodyIsKnownTheNameItselfIsUsed() {
        assertThat(replicas.forCaller(SERVICE, new Caller(Kind.ANYONE, "", "", Set.of(), Map.of(), "req")))
                .containsExactly(SERVICE);
        there.set(1);
        assertThat(replicas.forCaller(SERVICE, account("a"))).containsExactly(SERVICE);
    }

    @Test
    void whoIsReachedByBothKindsOfAddressIsOneReplica() {
        var local = new Replicas(properties(Duration.ZERO), _ ->
                new InetAddress[] {InetAddress.getByName("127.0.0.1"), InetAddress.getByName("::1")});

        assertThat(local.forCaller(SERVICE, account("a"))).containsExactly(SERVICE);
    }

    private static Caller account(String id) {
        return new Caller(Kind.KEY, id, "key", Set.of(), Map.of(), "req");
    }

    private InetAddress[] addresses(String host) throws UnknownHostException {
        if (there.get() == 0) throw new UnknownHostException(host);
        var found = new InetAddress[there.get()];
        for (var number = 0; number < found.length; number++)
            found[number] = InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) (number + 1)});
        return found;
    }

    private static ProxyProperties properties(Duration refresh) {
        var second = Duration.ofSeconds(1);
        return new ProxyProperties(second, second, second, second, 1, second, refresh, second);
    }
}
