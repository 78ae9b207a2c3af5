package io.taomarket.miner.relay;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The server that does the work.
 *
 * @param base of its OpenAI-compatible API, such as {@code http://localhost:11434/v1}
 * @param key sent as a bearer token when there is one
 * @param firstByteTimeout how long it may think before it begins to answer; a cold model takes its time
 */
public record Upstream(URI base, @Nullable String key, Duration firstByteTimeout) {

    public Upstream {
        var isHttp = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        if (!isHttp || base.getHost() == null || base.getQuery() != null)
            throw new IllegalArgumentException("--upstream must be a URL like http://localhost:11434/v1");
    }

    /** An upstream that has two minutes to begin. */
    public static Upstream of(String base, @Nullable String key) {
        return new Upstream(
                URI.create(base.endsWith("/") ? base.substring(0, base.length() - 1) : base),
                key,
                Duration.ofMinutes(2));
    }

    /** Where a call to our {@code /v1/…} goes. */
    URI resolve(String path) {
        return URI.create(base + path.substring("/v1".length()));
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
