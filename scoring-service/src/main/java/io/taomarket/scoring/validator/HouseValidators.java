package io.taomarket.scoring.validator;

import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.chassis.signing.UnusableKeyFile;
import io.taomarket.scoring.metagraph.Metagraph;
import io.taomarket.scoring.metagraph.Subnet;
import io.taomarket.scoring.probe.Probes;
import io.taomarket.scoring.validator.HouseValidatorProperties.HouseValidator;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Starts the rounds of every house validator that holds a slot; until it has one, it waits. */
@Component
class HouseValidators implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(HouseValidators.class);

    private final List<String> hotkeys;
    private final Metagraph metagraph;
    private final Probes probes;
    private final Rounds rounds;
    private final RoundRepository begun;
    private final HouseValidatorProperties properties;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    HouseValidators(
            Metagraph metagraph,
            Probes probes,
            Rounds rounds,
            RoundRepository begun,
            HouseValidatorProperties properties,
            Clock clock)
            throws IOException {
        this.metagraph = metagraph;
        this.probes = probes;
        this.rounds = rounds;
        this.begun = begun;
        this.properties = properties;
        this.clock = clock;
        this.hotkeys = hotkeys(properties.houseValidators());
    }

    @Scheduled(fixedDelayString = "${scoring.round-tick:1s}")
    void tick() {
        if (hotkeys.isEmpty()) return;
        try {
            metagraph.subnets().stream()
                    .filter(subnet -> probes.covers(subnet.name()))
                    .forEach(subnet -> hotkeys.forEach(hotkey -> tick(subnet, hotkey)));
        } catch (DataAccessException e) {
            LOG.warn("House validators wait for the database: {}", e.toString());
        }
    }

    /** Of several instances only the one that moves the round on runs it; a round that still runs is not begun again. */
    private void tick(Subnet subnet, String hotkey) {
        var netuid = subnet.netuid();
        var name = netuid + "/" + hotkey;
        if (running.contains(name) || metagraph.neuron(netuid, hotkey).isEmpty()) return;
        if (!begun.begin(netuid, hotkey, round(subnet))) return;
        running.add(name);
        threads.execute(() -> run(subnet, hotkey, name));
    }

    private void run(Subnet subnet, String hotkey, String name) {
        try {
            rounds.run(subnet, hotkey);
        } catch (RuntimeException e) {
            LOG.warn("A round of {} in subnet {} was broken off: {}", hotkey, subnet.netuid(), e.toString());
        } finally {
            running.remove(name);
        }
    }

    /** Counts up by the clock, or twice a tempo by the blocks. */
    private long round(Subnet subnet) {
        var interval = properties.roundInterval();
        if (interval != null) return clock.millis() / Math.max(1, interval.toMillis());
        return metagraph.block() / Math.max(1, subnet.rules().tempoBlocks() / 2);
    }

    private static List<String> hotkeys(List<HouseValidator> validators) throws IOException {
        var hotkeys = new ArrayList<String>();
        for (var validator : validators) hotkeys.add(hotkey(validator, hotkeys.size()));
        return List.copyOf(hotkeys);
    }

    private static String hotkey(HouseValidator validator, int index) throws IOException {
        try {
            return SigningKey.fromSeedFile(validator.keyFile()).address().ss58();
        } catch (UnusableKeyFile e) {
            throw e.namedBy("scoring.house-validators[" + index + "].key-file");
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
