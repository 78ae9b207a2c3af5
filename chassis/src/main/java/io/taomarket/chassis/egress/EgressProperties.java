package io.taomarket.chassis.egress;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far we trust an endpoint that a stranger runs.
 *
 * @param allowPrivateAddresses opens loopback and private IPv4 ranges, plain http, address literals and single-label
 *     names; for standalone and tests, where the miners are on the same machine
 * @param deniedPrefixes our own public and pod ranges in CIDR notation, refused whatever else is allowed
 * @param deniedPorts ports on which databases, brokers and consoles listen, not models
 * @param connectTimeout a miner that cannot be reached within it is as good as down
 * @param tlsTimeout for the handshake alone
 * @param nameTimeout for the look-up of the host's addresses
 * @param firstByteTimeout from the call to the whole response head; a large model may think that long
 * @param betweenBytesTimeout how long a response that has begun may be silent
 * @param totalTimeout the most any one exchange may take
 * @param leaseTimeout how long to wait for a free connection before the miner counts as busy
 * @param maxHeaderBytes of the whole response head
 * @param maxHeaderCount of response headers
 * @param maxLineBytes of one line in a stream; one event of a completion is far smaller
 * @param maxBodyBytes of a response that is read whole
 * @param maxConnections to all endpoints together; each holds a socket and some kilobytes
 * @param maxConnectionsPerRoute to one host and port
 * @param connectionTtl after which a connection is replaced, so that a changed name is vetted again
 * @param idleTimeout after which an unused connection is closed
 */
@ConfigurationProperties("taomarket.egress")
public record EgressProperties(
        @DefaultValue("false") boolean allowPrivateAddresses,
        @DefaultValue List<String> deniedPrefixes,

        @DefaultValue({
            "1433", "2375", "2376", "2379", "2380", "3306", "5432", "5672", "6379", "6443", "8500", "9042", "9092",
            "9093", "9200", "9300", "10250", "11211", "15672", "27017"
        })
        Set<Integer> deniedPorts,

        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("3s") Duration tlsTimeout,
        @DefaultValue("2s") Duration nameTimeout,
        @DefaultValue("15s") Duration firstByteTimeout,
        @DefaultValue("10s") Duration betweenBytesTimeout,
        @DefaultValue("10m") Duration totalTimeout,
        @DefaultValue("1s") Duration leaseTimeout,
        @DefaultValue("16384") int maxHeaderBytes,
        @DefaultValue("100") int maxHeaderCount,
        @DefaultValue("65536") int maxLineBytes,
        @DefaultValue("8388608") long maxBodyBytes,
        @DefaultValue("1024") int maxConnections,
        @DefaultValue("128") int maxConnectionsPerRoute,
        @DefaultValue("5m") Duration connectionTtl,
        @DefaultValue("30s") Duration idleTimeout) {

    public EgressProperties {
        deniedPrefixes = List.copyOf(deniedPrefixes);
        deniedPorts = Set.copyOf(deniedPorts);
        requirePositive("connect-timeout", connectTimeout);
        requirePositive("tls-timeout", tlsTimeout);
        requirePositive("name-timeout", nameTimeout);
        requirePositive("first-byte-timeout", firstByteTimeout);
        requirePositive("between-bytes-timeout", betweenBytesTimeout);
        requirePositive("total-timeout", totalTimeout);
        requirePositive("lease-timeout", leaseTimeout);
        requirePositive("connection-ttl", connectionTtl);
        requirePositive("idle-timeout", idleTimeout);
        requirePositive("max-header-bytes", maxHeaderBytes);
        requirePositive("max-header-count", maxHeaderCount);
        requirePositive("max-line-bytes", maxLineBytes);
        requirePositive("max-body-bytes", maxBodyBytes);
        requirePositive("max-connections", maxConnections);
        requirePositive("max-connections-per-route", maxConnectionsPerRoute);
    }

    /** The deadlines of an exchange for which the caller wishes nothing else. */
    public Deadlines deadlines() {
        return new Deadlines(firstByteTimeout, betweenBytesTimeout, totalTimeout);
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) throw new IllegalArgumentException("taomarket.egress." + name + " must be positive");
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) throw new IllegalArgumentException("taomarket.egress." + name + " must be positive");
    }
}
