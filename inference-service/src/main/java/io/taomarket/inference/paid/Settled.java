package io.taomarket.inference.paid;

import java.util.Map;

/** A request that has been served and written down. */
public record Settled(String miner, Usage usage, long overheadMs) {

    /** What the customer learns before the body. */
    public Map<String, String> headers() {
        return Map.of(
                "x-tao-miner", miner,
                "x-tao-cost-rao", Long.toString(usage.costRao()),
                "x-tao-overhead-ms", Long.toString(overheadMs));
    }
}
