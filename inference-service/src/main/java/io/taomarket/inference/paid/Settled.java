package io.taomarket.inference.paid;

import java.util.HashMap;
import java.util.Map;

/**
 * A request that has been served and written down.
 *
 * @param rateHeaders what is left of the key's tokens per minute
 */
public record Settled(String miner, Usage usage, long overheadMs, Map<String, String> rateHeaders) {

    /** What the customer learns before the body. */
    public Map<String, String> headers() {
        var headers = new HashMap<>(rateHeaders);
        headers.put("x-tao-miner", miner);
        headers.put("x-tao-cost-rao", Long.toString(usage.costRao()));
        headers.put("x-tao-overhead-ms", Long.toString(overheadMs));
        return headers;
    }
}
