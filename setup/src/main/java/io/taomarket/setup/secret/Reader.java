package io.taomarket.setup.secret;

import java.util.List;
import java.util.stream.Stream;

/**
 * A container that is given secrets, in a folder of its name.
 *
 * @param user the number it runs under; nobody else may read them
 */
record Reader(String name, int user, List<Secret> secrets) {

    private static final int OURS = 10_001; // deploy/Dockerfile
    private static final int POSTGRES = 999; // image postgres
    private static final int NOBODY = 65_534; // image prom/prometheus
    private static final int GRAFANA = 472; // image grafana/grafana

    private static final List<String> SERVICES =
            List.of("gateway", "registry", "inference", "scoring", "emission", "wallet");
    private static final List<String> VALIDATORS = List.of("validator-1", "validator-2", "validator-3");
    private static final List<String> MINERS =
            List.of("miner-minilm", "miner-bge", "miner-cheat", "miner-chat-1", "miner-chat-2", "miner-swapper");
    private static final Secret PLATFORM = Secret.named("platform");
    private static final Secret ADMIN = Secret.named("admin");
    private static final Secret METRICS = Secret.named("metrics-key");

    /** Everybody in {@code docker-compose.yml}. */
    static List<Reader> all() {
        var services = SERVICES.stream().map(Reader::service);
        var miners = MINERS.stream().map(Reader::miner);
        var others = Stream.of(
                new Reader("postgres", POSTGRES, passwords()),
                new Reader("setup", OURS, ofSetup()),
                new Reader("prometheus", NOBODY, List.of(METRICS)),
                new Reader("grafana", GRAFANA, List.of(Secret.named("grafana"))));
        return Stream.of(services, miners, others).flatMap(reader -> reader).toList();
    }

    private static Reader service(String name) {
        var shared = Stream.of(
                Secret.of("database " + name, "spring.datasource.password"),
                Secret.of("internal", "taomarket.internal.secrets[0]"));
        var own =
                switch (name) {
                    case "gateway" -> Stream.of(PLATFORM, ADMIN, METRICS);
                    case "registry", "inference" -> Stream.of(PLATFORM);
                    case "scoring" ->
                        Stream.concat(Stream.of(PLATFORM), VALIDATORS.stream().map(Secret::named));
                    case "wallet" -> Stream.of(Secret.of("pepper", "wallet.keys.pepper"));
                    default -> Stream.<Secret>empty();
                };
        return new Reader(name, OURS, Stream.concat(shared, own).toList());
    }

    private static Reader miner(String name) {
        return new Reader(
                name, OURS, List.of(Secret.of(name, "hotkey"), Secret.publicKey("platform", "platform.address")));
    }

    private static List<Secret> passwords() {
        var roles = SERVICES.stream().map(service -> Secret.of("database " + service, service));
        return Stream.concat(Stream.of(Secret.named("postgres")), roles).toList();
    }

    private static List<Secret> ofSetup() {
        return Stream.of(List.of("admin", "installation"), VALIDATORS, MINERS)
                .flatMap(List::stream)
                .map(Secret::named)
                .toList();
    }
}
