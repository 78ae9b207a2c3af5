package io.taomarket.standalone.market;

import io.taomarket.chassis.signing.Address;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.miner.Miner;
import io.taomarket.miner.MinerConfig;
import io.taomarket.miner.Serving;
import io.taomarket.miner.door.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** The demonstration: a customer with money, three validators with stake, and miners of every kind. */
public final class Market implements AutoCloseable {

    private static final long TAO = 1_000_000_000L;
    private static final long CUSTOMER_RAO = 1_000 * TAO;
    private static final long MINER_RAO = 10 * TAO;
    private static final long VALIDATOR_RAO = 1_100 * TAO;
    private static final long VALIDATOR_STAKE_RAO = 1_000 * TAO;
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
        var door = new Door(settings.url());
        var people = new People(settings.dataDirectory().resolve("people.json"));
        var steps = new Steps(door, settings.adminKey(), people, settings.installation());
        var platform = steps.platform();

        var hotkeys = new LinkedHashMap<String, String>();
        var miners = new ArrayList<Miner>();
        var tasks = new ArrayList<Callable<Person>>();
        tasks.add(() -> arrive(steps, "customer", CUSTOMER_RAO));
        for (var i = 1; i <= VALIDATORS; i++) {
            var name = "validator-" + i;
            var hotkey = hotkey(settings, name);
            hotkeys.put(name, hotkey.address().ss58());
            tasks.add(() -> openValidator(steps, name, hotkey));
        }
        Miner.sendStreamsAtOnce();
        var stalls = Stall.all(settings.simulators());
        for (var i = 0; i < stalls.size(); i++) {
            var stall = stalls.get(i);
            var hotkey = hotkey(settings, stall.name());
            hotkeys.put(stall.name(), hotkey.address().ss58());
            var miner = start(stall, hotkey, platform, settings.firstMinerPort() + i);
            miners.add(miner);
            tasks.add(() -> openStall(steps, stall, hotkey, "http://127.0.0.1:" + miner.port()));
        }
        return new Market(all(tasks).getFirst(), hotkeys, miners);
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

    private static Person arrive(Steps steps, String name, long amountRao) {
        var person = steps.signUp(name);
        steps.fund(person, amountRao);
        return person;
    }

    private static Person openValidator(Steps steps, String name, SigningKey hotkey) {
        var person = arrive(steps, name, VALIDATOR_RAO);
        steps.bind(person, hotkey);
        steps.stake(person, hotkey, VALIDATOR_STAKE_RAO);
        steps.register(person, hotkey, Stall.EMBEDDING);
        steps.register(person, hotkey, Stall.CHAT);
        return person;
    }

    private static Person openStall(Steps steps, Stall stall, SigningKey hotkey, String url) {
        var person = arrive(steps, stall.name(), MINER_RAO);
        steps.bind(person, hotkey);
        steps.register(person, hotkey, stall.netuid());
        steps.offer(stall, hotkey, url);
        return person;
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

    private static List<Person> all(List<Callable<Person>> tasks) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var arrivals = new ArrayList<Person>();
            for (var arrival : threads.invokeAll(tasks)) arrivals.add(arrival.get());
            return arrivals;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The demonstration cannot be set up", e.getCause());
        }
    }
}
