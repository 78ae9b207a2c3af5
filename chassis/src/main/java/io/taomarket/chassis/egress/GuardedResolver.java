package io.taomarket.chassis.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vets every address of a name, once, for the very connection that is about to be made: the client dials what this
 * returns and never asks again, so a name cannot change between the check and the use. One bad address spoils the name.
 */
final class GuardedResolver implements DnsResolver {

    /** More addresses than this are not tried; each costs a connect timeout. */
    private static final int MOST_ADDRESSES = 4;

    private static final Logger log = LoggerFactory.getLogger(GuardedResolver.class);

    private final NameService names;
    private final EgressGuard guard;
    private final Duration timeout;

    GuardedResolver(NameService names, EgressGuard guard, Duration timeout) {
        this.names = names;
        this.guard = guard;
        this.timeout = timeout;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = lookUp(host);
        for (var address : addresses) {
            var refusal = guard.refusal(address);
            if (refusal.isEmpty()) continue;
            var rule = refusal.get();
            log.warn("Refused to call {}: rule {}, addresses {}", host, rule.id(), Arrays.toString(addresses));
            throw new RefusedAddress(host, address, rule);
        }
        return Arrays.copyOf(addresses, Math.min(addresses.length, MOST_ADDRESSES));
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Arrays.stream(resolve(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The JDK's look-up cannot be interrupted, so it is left behind on a thread of its own when it takes too long. */
    private InetAddress[] lookUp(String host) throws UnknownHostException {
        var task = new FutureTask<>(() -> names.lookUp(host));
        Thread.ofVirtual().name("look-up").start(task);
        try {
            return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) throw unknown;
            throw new IllegalStateException("looking up " + host + " failed", e.getCause());
        } catch (TimeoutException e) {
            throw new UnknownHostException(host + " was not found within " + timeout.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("interrupted while looking up " + host);
        }
    }
}
