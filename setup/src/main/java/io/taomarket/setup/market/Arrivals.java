package io.taomarket.setup.market;

import io.taomarket.chassis.signing.Address;
import io.taomarket.chassis.signing.SigningKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Brings the demonstration's people in who are not in yet: a customer with money, validators with stake, miners. */
public final class Arrivals {

    private static final long TAO = 1_000_000_000L;
    private static final long CUSTOMER_RAO = 1_000 * TAO;
    private static final long MINER_RAO = 10 * TAO;
    private static final long VALIDATOR_RAO = 1_100 * TAO;
    private static final long VALIDATOR_STAKE_RAO = 1_000 * TAO;

    private final Steps steps;

    /**
     * @param url the gateway
     * @param adminKey sells TAO to those who arrive
     * @param installation a secret of this installation; the ids of all steps grow from it
     * @param people the file that keeps their API keys
     */
    public Arrivals(String url, String adminKey, String installation, Path people) {
        this.steps = new Steps(new Door(url), adminKey, new People(people), installation);
    }

    /** The platform's own address: miners serve calls that it has signed. */
    public Address platform() {
        return steps.platform();
    }

    /** All at once; returns the customer. The miners must be there, for the platform looks whether they are. */
    public Person bringIn(Map<String, SigningKey> validators, List<Pitch> pitches) {
        var tasks = new ArrayList<Callable<Person>>();
        tasks.add(() -> arrive("customer", CUSTOMER_RAO));
        validators.forEach((name, hotkey) -> tasks.add(() -> openValidator(name, hotkey)));
        pitches.forEach(pitch -> tasks.add(() -> openStall(pitch)));
        return all(tasks).getFirst();
    }

    private Person arrive(String name, long amountRao) {
        var person = steps.signUp(name);
        steps.fund(person, amountRao);
        return person;
    }

    private Person openValidator(String name, SigningKey hotkey) {
        var person = arrive(name, VALIDATOR_RAO);
        steps.bind(person, hotkey);
        steps.stake(person, hotkey, VALIDATOR_STAKE_RAO);
        steps.register(person, hotkey, Stall.EMBEDDING);
        steps.register(person, hotkey, Stall.CHAT);
        return person;
    }

    private Person openStall(Pitch pitch) {
        var person = arrive(pitch.stall().name(), MINER_RAO);
        steps.bind(person, pitch.hotkey());
        steps.register(person, pitch.hotkey(), pitch.stall().netuid());
        steps.offer(pitch);
        return person;
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
