package io.taomarket.registry.offer;

import static org.springframework.http.HttpMethod.PUT;

import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.registry.Answer;
import io.taomarket.registry.Heard;
import io.taomarket.registry.Market;
import io.taomarket.registry.RegistryTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A miner that has a slot and now wants to serve. */
@RegistryTest
abstract class MinerScene {

    static final String MODEL = """
            {"id": "acme/small-1", "prompt_rao_per_mtok": "20000", "completion_rao_per_mtok": "40000",
             "context_length": 8192, "max_concurrency": 4}""";

    @Autowired
    Market market;

    @Autowired
    Heard heard;

    final UUID account = UUID.randomUUID();
    final Miner miner = new Miner();
    int netuid;

    @BeforeEach
    void register() {
        netuid = market.subnet("{\"serving_rate_limit_blocks\": 5, \"immunity_period_blocks\": 0}");
        market.register(account, netuid, miner.hotkey());
    }

    @AfterEach
    void stop() {
        miner.close();
    }

    Answer put(Miner from, String models) {
        var hotkey = from.hotkey();
        return market.call(PUT, market.callers.signed(hotkey), path(netuid, hotkey), body(from.url(), models));
    }

    List<OfferChanged> said(Miner from) {
        return heard.all(
                OfferChanged.class,
                event -> event.netuid() == netuid && event.hotkey().equals(from.hotkey()));
    }

    static String path(int netuid, String hotkey) {
        return "/subnets/" + netuid + "/neurons/" + hotkey + "/endpoint";
    }

    static String body(String url, String models) {
        return "{\"url\": \"%s\", \"models\": [%s]}".formatted(url, models);
    }
}
