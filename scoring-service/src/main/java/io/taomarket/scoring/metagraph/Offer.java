package io.taomarket.scoring.metagraph;

import java.util.List;

/** What a miner has on offer, and where. */
public record Offer(int netuid, int uid, String hotkey, String url, List<String> models) {

    public Offer {
        models = List.copyOf(models);
    }
}
