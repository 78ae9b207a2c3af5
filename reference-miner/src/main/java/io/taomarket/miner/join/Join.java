package io.taomarket.miner.join;

import io.taomarket.chassis.signing.SigningKey;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code miner join}: the way onto a market, each step of which may be taken again. */
public final class Join {

    private static final Set<String> OPTIONS = Set.of(
            "--market",
            "--account-key",
            "--subnet",
            "--key",
            "--url",
            "--model",
            "--prompt-rao",
            "--completion-rao",
            "--context",
            "--max-concurrency",
            "--parameters",
            "--tokenizer");

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, String> values;

    private Join(Map<String, String> values) {
        this.values = values;
    }

    /** Does it all, and says so; a mistake in the arguments is an {@link IllegalArgumentException}. */
    public static void run(List<String> arguments, Map<String, String> environment, PrintStream out)
            throws IOException {
        new Join(options(arguments)).run(environment, out);
    }

    private static Map<String, String> options(List<String> arguments) {
        var values = new HashMap<String, String>();
        for (var i = 0; i < arguments.size(); i += 2) {
            var option = arguments.get(i);
            if (!OPTIONS.contains(option)) throw new IllegalArgumentException(option + " is unknown to join");
            if (i + 1 == arguments.size()) throw new IllegalArgumentException(option + " lacks its value");
            if (values.put(option, arguments.get(i + 1)) != null)
                throw new IllegalArgumentException(option + " is given twice");
        }
        return values;
    }

    private void run(Map<String, String> environment, PrintStream out) throws IOException {
        var offer = offer();
        var netuid = integer("--subnet", "2");
        var hotkey = SigningKey.fromSeedFile(Path.of(values.getOrDefault("--key", "miner.seed")));
        var address = hotkey.address();
        try (var market = new Market(market(), accountKey(environment))) {
            if (!market.isIn(netuid, address)) {
                market.bind(hotkey);
                awaitSlot(market, market.buySlot(netuid, address));
                out.println("slot     in subnet " + netuid + " for " + address);
            }
            market.announce(netuid, hotkey, offer);
            out.println("offers   " + offer.model() + " at " + offer.url());
        }
    }

    private static void awaitSlot(Market market, String registration) throws IOException {
        for (var waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(POLL)) {
            var state = market.state(registration);
            if (state.equals("registered")) return;
            if (state.equals("declined"))
                throw new IOException("the slot was declined: is there enough TAO in the account?");
            pause();
        }
        throw new IOException("the slot is not there after " + PATIENCE.toSeconds() + " s; run this again");
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Offer offer() {
        var parameters = values.getOrDefault("--parameters", "");
        return new Offer(
                required("--url"),
                required("--model"),
                number("--prompt-rao", null),
                number("--completion-rao", null),
                integer("--context", null),
                integer("--max-concurrency", "32"),
                parameters.isEmpty() ? List.of() : List.of(parameters.split(",")),
                values.getOrDefault("--tokenizer", "o200k_base"));
    }

    private URI market() {
        var url = URI.create(values.getOrDefault("--market", "http://localhost:8080"));
        if (url.getHost() != null) return url;
        throw new IllegalArgumentException("--market must be a URL like http://localhost:8080");
    }

    private String accountKey(Map<String, String> environment) {
        var variable = values.getOrDefault("--account-key", "TAOMARKET_KEY");
        var key = environment.getOrDefault(variable, "");
        if (key.matches("[!-~]+")) return key;
        throw new IllegalArgumentException("there is no key of an account in the environment variable " + variable);
    }

    private String required(String option) {
        var value = values.get(option);
        if (value == null || value.isBlank()) throw new IllegalArgumentException("join needs " + option);
        return value;
    }

    private int integer(String option, @Nullable String otherwise) {
        var number = number(option, otherwise);
        if (number <= Integer.MAX_VALUE) return (int) number;
        throw new IllegalArgumentException(option + " is too large: " + number);
    }

    private long number(String option, @Nullable String otherwise) {
        var value = otherwise == null ? required(option) : values.getOrDefault(option, otherwise);
        if (value.matches("[0-9]{1,15}")) return Long.parseLong(value);
        throw new IllegalArgumentException(option + " wants a whole number, not " + value);
    }
}
