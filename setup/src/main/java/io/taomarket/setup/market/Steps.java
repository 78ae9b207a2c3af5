package io.taomarket.setup.market;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.signing.Address;
import io.taomarket.chassis.signing.SignedRequests;
import io.taomarket.chassis.signing.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * What people do to take part, each a call through the gateway. Every step has an id that grows from this
 * installation and what is done, so that a start that was interrupted can simply be done again.
 */
final class Steps {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Door door;
    private final String adminKey;
    private final People people;
    private final String installation;
    private final Address platform;

    Steps(Door door, String adminKey, People people, String installation) {
        this.door = door;
        this.adminKey = adminKey;
        this.people = people;
        this.installation = installation;
        this.platform = Address.parse(
                        door.get("/api/v1/platform").path("address").asString())
                .orElseThrow();
    }

    /** The platform's own address: miners serve calls that it has signed. */
    Address platform() {
        return platform;
    }

    Person signUp(String name) {
        return people.find(name).orElseGet(() -> {
            var account = door.post("/api/v1/accounts", id("sign up", name).toString(), Map.of("name", name));
            return people.add(new Person(
                    name,
                    account.path("account_id").asString(),
                    account.path("key").path("key").asString()));
        });
    }

    void fund(Person person, long amountRao) {
        var depositId = id("fund", person.name());
        door.post(
                "/api/v1/admin/wallet/deposits",
                adminKey,
                depositId.toString(),
                Map.of(
                        "deposit_id",
                        depositId,
                        "account_id",
                        person.accountId(),
                        "amount_rao",
                        Long.toString(amountRao),
                        "memo",
                        "demonstration"));
    }

    void bind(Person person, SigningKey hotkey) {
        var signature = hotkey.sign(("taomarket-hotkey\n" + person.accountId()).getBytes(UTF_8));
        door.post(
                "/api/v1/hotkeys",
                person.key(),
                id("bind", person.name()).toString(),
                Map.of(
                        "hotkey", hotkey.address().ss58(),
                        "scheme", hotkey.scheme().label(),
                        "signature", HexFormat.of().formatHex(signature)));
    }

    /** Buys a slot and waits for it. */
    void register(Person person, SigningKey hotkey, int netuid) {
        var registrationId = id("register " + netuid, person.name());
        var path = "/api/v1/subnets/" + netuid + "/registrations";
        door.post(
                path,
                person.key(),
                registrationId.toString(),
                Map.of(
                        "registration_id",
                        registrationId,
                        "hotkey",
                        hotkey.address().ss58()));
        Awaitility.await("registration of " + person.name())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> registered(door.get(path + "/" + registrationId, person.key())));
    }

    void stake(Person person, SigningKey hotkey, long amountRao) {
        var stakeId = id("stake", person.name());
        door.post(
                "/api/v1/stakes",
                person.key(),
                stakeId.toString(),
                Map.of("stake_id", stakeId, "hotkey", hotkey.address().ss58(), "amount_rao", Long.toString(amountRao)));
    }

    /** Announces where the miner is and what it asks for; the platform checks that the hotkey lives there. */
    void offer(Pitch pitch) {
        var stall = pitch.stall();
        var hotkey = pitch.hotkey();
        var path = "/api/v1/subnets/" + stall.netuid() + "/neurons/"
                + hotkey.address().ss58() + "/endpoint";
        var model = new HashMap<String, Object>(stall.traits());
        model.put("id", stall.model());
        model.put("prompt_rao_per_mtok", Long.toString(stall.promptRaoPerMtok()));
        model.put("completion_rao_per_mtok", Long.toString(stall.completionRaoPerMtok()));
        model.put("context_length", stall.contextLength());
        model.put("max_concurrency", stall.maxConcurrency());
        var body = door.bytes(Map.of("url", pitch.url(), "models", List.of(model)));
        door.put(path, SignedRequests.sign(hotkey, "PUT", path, body, platform, Clock.systemUTC()), body);
    }

    private static boolean registered(JsonNode registration) {
        var state = registration.path("state").asString();
        if (state.equals("declined")) throw new IllegalStateException("Registration declined: " + registration);
        return state.equals("registered");
    }

    private UUID id(String what, String who) {
        return UUID.nameUUIDFromBytes((installation + "/" + what + "/" + who).getBytes(UTF_8));
    }
}
