package io.taomarket.registry.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.registry.Heard;
import io.taomarket.registry.Market;
import io.taomarket.registry.RegistryTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RegistryTest
class SlotIntegrationTests {

    static final String SMALL = """
            {"max_allowed_uids": 3, "max_allowed_validators": 2, "min_non_immune_uids": 0, "immunity_period_blocks": 10,
             "burn_half_life_blocks": 36100}""";

    @Autowired
    Market market;

    @Autowired
    Heard heard;

    final UUID account = UUID.randomUUID();

    @Test
    void replacesTheOldestOfThoseThatEarnNothing() {
        var netuid = market.subnet(SMALL);
        var hotkeys = List.of(Market.hotkey(), Market.hotkey(), Market.hotkey());
        for (var hotkey : hotkeys) {
            market.register(account, netuid, hotkey);
            market.mine(1);
        }
        market.mine(20);
        var line = market.get("/subnets/" + netuid + "/next-to-be-replaced");
        assertThat(line.body().get("free_slots").asInt()).isZero();
        assertThat(line.body().get("neurons").get(0).get("hotkey").asString()).isEqualTo(hotkeys.getFirst());

        var newcomer = Market.hotkey();
        assertThat(market.register(account, netuid, newcomer)).isZero();

        await().atMost(Market.SOON).until(() -> neuronsSaid(netuid).size() == 4);
        var replaced = neuronsSaid(netuid).getLast();
        assertThat(replaced.uid()).isZero();
        assertThat(replaced.version()).isEqualTo(2);
        assertThat(replaced.hotkey()).isEqualTo(newcomer);
        assertThat(replaced.registeredAtBlock()).isEqualTo(market.head());
        assertThat(market.register(account, netuid, hotkeys.getFirst())).isEqualTo(1);
    }

    @Test
    void neverReplacesTheOwnersKey() {
        var owner = Market.hotkey();
        var netuid = market.subnet(SMALL, ",\"owner_hotkey\":\"%s\"".formatted(owner));
        market.register(account, netuid, owner);
        market.register(account, netuid, Market.hotkey());
        market.register(account, netuid, Market.hotkey());
        market.mine(20);

        assertThat(market.register(account, netuid, Market.hotkey())).isEqualTo(1);
        assertThat(market.register(account, netuid, Market.hotkey())).isEqualTo(2);
        assertThat(market.register(account, netuid, Market.hotkey())).isEqualTo(1);
    }

    @Test
    void givesEachOfManyAtOnceItsOwnSlot() throws Exception {
        var netuid = market.subnet("{}");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = List.<Callable<Integer>>of(
                    () -> market.register(UUID.randomUUID(), netuid, Market.hotkey()),
                    () -> market.register(UUID.randomUUID(), netuid, Market.hotkey()),
                    () -> market.register(UUID.randomUUID(), netuid, Market.hotkey()),
                    () -> market.register(UUID.randomUUID(), netuid, Market.hotkey()));

            var uids = threads.invokeAll(tasks).stream().map(Future::resultNow).toList();

            assertThat(uids).containsExactlyInAnyOrder(0, 1, 2, 3);
        }
    }

    private List<NeuronChanged> neuronsSaid(int netuid) {
        return heard.all(NeuronChanged.class, event -> event.netuid() == netuid);
    }
}
