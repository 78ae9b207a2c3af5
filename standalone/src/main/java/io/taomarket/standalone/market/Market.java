package io.taomarket.standalone.market;

import io.taomarket.chassis.signing.Address;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.miner.Miner;
import io.taomarket.miner.MinerConfig;
import io.taomarket.miner.Serving;
import io.taomarket.miner.door.Limits;
import io.taomarket.setup.market.Arrivals;
import io.taomarket.setup.market.Person;
import io.taomarket.setup.market.Pitch;
import io.taomarket.setup.market.Stall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The demonstration: a customer with money, three validators with stake, and miners of every kind. */
public final class Market implements AutoCloseable {

    private static final int VALIDATORS = 3;

    private final Person customer;
    private final Map<String, String> hotkeys;
    private final List<Miner> miners;

    private Market(Person customer, Map<String, String> hotkeys, List<Miner> miners) {
        this.customer = customer;
        this.hotkeys = hotkeys;
        this.miners = miners;
    }

    /** Starts the miners, and brings everybody in who is not in yet. */
    public static Market open(MarketSettings settings) {
        var arrivals = new Arrivals(
                settings.url(),
                settings.adminKey(),
                settings.installation(),
                settings.dataDirectory().resolve("people.json"));
        var platform = arrivals.platform();
        Miner.fitServers();

        var validators = new LinkedHashMap<String, SigningKey>();
        for (var i = 1; i <= VALIDATORS; i++) validators.put("validator-" + i, hotkey(settings, "validator-" + i));
        var miners = new ArrayList<Miner>();
        var pitches = new ArrayList<Pitch>();
        for (var stall : stalls(settings)) {
            var hotkey = hotkey(settings, stall.name());
            var miner = start(stall, hotkey, platform, settings.firstMinerPort() + miners.size());
            miners.add(miner);
            pitches.add(new Pitch(stall, hotkey, "http://127.0.0.1:" + miner.port()));
        }
        return new Market(arrivals.bringIn(validators, pitches), addresses(validators, pitches), miners);
    }

    /** Somebody with money to spend. */
    public Person customer() {
        return customer;
    }

    /** Addresses of validators and miners, by name. */
    public Map<String, String> hotkeys() {
        return hotkeys;
    }

    @Override
    public void close() {
        miners.forEach(Miner::close);
    }

    /** Simulators only for tests, and their names say so. */
    private static List<Stall> stalls(MarketSettings settings) {
        var stalls = new ArrayList<>(Stall.all());
        if (settings.simulators()) stalls.addAll(Simulators.all());
        return stalls;
    }

    private static Map<String, String> addresses(Map<String, SigningKey> validators, List<Pitch> pitches) {
        var addresses = new LinkedHashMap<String, String>();
        validators.forEach(
                (name, hotkey) -> addresses.put(name, hotkey.address().ss58()));
        for (var pitch : pitches)
            addresses.put(pitch.stall().name(), pitch.hotkey().address().ss58());
        return addresses;
    }

    private static Miner start(Stall stall, SigningKey hotkey, Address platform, int port) {
        var serving = new Serving(stall.model(), stall.served());
        var config = MinerConfig.local(port, hotkey, platform, List.of(serving))
                .withDelay(Duration.ofMillis(stall.delayMs()))
                .withLimits(Limits.defaults().withMaxConcurrency(2 * stall.maxConcurrency()));
        try {
            return Miner.start(config);
        } catch (IOException e) {
            throw new UncheckedIOException(stall.name() + " does not start", e);
        }
    }

    private static SigningKey hotkey(MarketSettings settings, String name) {
        try {
            return SigningKey.fromSeedFile(
                    settings.dataDirectory().resolve("keys").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The key of " + name + " cannot be kept", e);
        }
    }
}
