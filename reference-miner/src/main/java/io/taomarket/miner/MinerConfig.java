package io.taomarket.miner;

import io.taomarket.chassis.signing.Address;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.miner.door.Limits;
import io.taomarket.miner.relay.Upstream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a miner needs to start.
 *
 * @param host the address to listen on
 * @param port to listen on; 0 for any free one
 * @param key its hotkey
 * @param platform whose signed calls it serves; null lets in everybody, for trying it out
 * @param servings the models on offer, at least one
 * @param upstream who runs the models that are not in the box; null for nobody
 * @param delay before each answer, which makes a slow miner
 */
public record MinerConfig(
        String host,
        int port,
        SigningKey key,
        @Nullable Address platform,
        List<Serving> servings,
        @Nullable Upstream upstream,
        Duration delay,
        Limits limits) {

    public MinerConfig {
        servings = List.copyOf(servings);
        if (servings.isEmpty()) throw new IllegalArgumentException("a miner offers at least one model");
        if (servings.stream().map(Serving::claimed).distinct().count() < servings.size())
            throw new IllegalArgumentException("a model is named twice");
        if (delay.isNegative()) throw new IllegalArgumentException("the delay must not be negative");
    }

    /** A miner on this machine that serves these models, without delay or upstream. */
    public static MinerConfig local(int port, SigningKey key, @Nullable Address platform, List<Serving> servings) {
        return new MinerConfig("127.0.0.1", port, key, platform, servings, null, Duration.ZERO, Limits.defaults());
    }

    public MinerConfig withDelay(Duration newDelay) {
        return new MinerConfig(host, port, key, platform, servings, upstream, newDelay, limits);
    }

    public MinerConfig withUpstream(Upstream newUpstream) {
        return new MinerConfig(host, port, key, platform, servings, newUpstream, delay, limits);
    }

    public MinerConfig withLimits(Limits newLimits) {
        return new MinerConfig(host, port, key, platform, servings, upstream, delay, newLimits);
    }
}
