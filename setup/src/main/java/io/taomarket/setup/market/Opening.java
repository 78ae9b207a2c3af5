package io.taomarket.setup.market;

import io.taomarket.chassis.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Opens the demonstration where its miners run already, each in a container of its own.
 *
 * @param url the gateway, as it is reached from here
 * @param publicUrl the gateway, as its customers reach it
 * @param secrets the folder with {@code admin}, {@code installation} and everybody's hotkey
 * @param data the folder in which API keys are kept
 * @param miners who pitches a stall, with the URL under which the platform reaches it
 */
public record Opening(String url, String publicUrl, Path secrets, Path data, Map<String, String> miners) {

    private static final List<String> VALIDATORS = List.of("validator-1", "validator-2", "validator-3");

    public Opening {
        for (var name : miners.keySet()) stall(name);
    }

    /** Brings everybody in; returns what a newcomer wants to know. */
    public String open() throws IOException {
        var arrivals = new Arrivals(url, secret("admin"), secret("installation"), data.resolve("people.json"));
        var validators = new LinkedHashMap<String, SigningKey>();
        for (var name : VALIDATORS) validators.put(name, hotkey(name));
        var pitches = new ArrayList<Pitch>();
        for (var miner : miners.entrySet())
            pitches.add(new Pitch(stall(miner.getKey()), hotkey(miner.getKey()), miner.getValue()));
        return welcome(arrivals.bringIn(validators, pitches));
    }

    private static Stall stall(String name) {
        return Stall.all().stream()
                .filter(stall -> stall.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no stall '" + name + "'; there are "
                        + Stall.all().stream().map(Stall::name).toList()));
    }

    private SigningKey hotkey(String name) throws IOException {
        return SigningKey.fromSeedFile(secrets.resolve(name));
    }

    private String secret(String name) throws IOException {
        return Files.readString(secrets.resolve(name)).strip();
    }

    private String welcome(Person customer) {
        return String.format(Locale.ROOT, """

                Taomarket is open at %1$s

                  customer key   %2$s   (funded)
                  admin key      in the file gateway/admin of the secrets' folder

                Try, in another terminal:

                  curl %1$s/v1/chat/completions -H "Authorization: Bearer %2$s" \\
                       -H "Content-Type: application/json" \\
                       -d '{"model": "taomarket/chat-mini", "messages": [{"role": "user", "content": "What is a hotkey?"}]}'

                  curl %1$s/api/v1/subnets/2/metagraph       # who mines, who validates, who earns
                  curl %1$s/api/v1/supply                    # every rao accounted for

                API documentation: %1$s/docs
                """, publicUrl, customer.key());
    }
}
