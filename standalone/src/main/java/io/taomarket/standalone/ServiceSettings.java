package io.taomarket.standalone;

import io.taomarket.standalone.server.EmbeddedBroker;
import io.taomarket.standalone.server.EmbeddedDatabase;
import java.util.ArrayList;
import java.util.List;

/** What the services are told when they run here together: addresses, secrets, and a clock fast enough to watch. */
record ServiceSettings(Options options, Secrets secrets, EmbeddedDatabase database, EmbeddedBroker broker) {

    /** Command line arguments for one service; they win over its own file. */
    String[] of(Service service) {
        var arguments = new ArrayList<String>();
        set(arguments, "server.port", options.port(service));
        set(arguments, "server.address", "127.0.0.1");
        set(arguments, "spring.datasource.url", database.jdbcUrl(service.shortName()));
        set(arguments, "spring.datasource.username", service.shortName());
        set(arguments, "spring.datasource.password", secrets.of("database"));
        set(arguments, "spring.kafka.bootstrap-servers", broker.address());
        set(arguments, "spring.main.register-shutdown-hook", false);
        set(arguments, "taomarket.kafka.partitions", 1);
        set(arguments, "taomarket.internal.secrets[0]", secrets.of("internal"));
        set(arguments, "taomarket.platform.key-file", options.file("keys/platform"));
        set(arguments, "taomarket.egress.allow-private-addresses", true);
        for (var other : Service.values())
            set(arguments, "taomarket.services." + other.shortName(), options.url(other));
        set(arguments, OwnConfiguration.WITHOUT, service.without());
        set(arguments, "spring.config.additional-location", "optional:classpath:/standalone/");
        arguments.addAll(own(service));
        return arguments.toArray(String[]::new);
    }

    private List<String> own(Service service) {
        var arguments = new ArrayList<String>();
        switch (service) {
            case GATEWAY -> set(arguments, "gateway.admin-key-file", secrets.file("admin"));
            case WALLET -> set(arguments, "wallet.keys.pepper", secrets.of("pepper"));
            case INFERENCE -> {
                set(arguments, "inference.spool.directory", options.file("spool"));
                if (options.simulators()) simulators(arguments);
            }
            case SCORING -> {
                for (var i = 0; i < 3; i++) {
                    set(
                            arguments,
                            "scoring.house-validators[" + i + "].key-file",
                            options.file("keys/validator-" + (i + 1)));
                }
            }
            case REGISTRY, EMISSION -> {}
        }
        return arguments;
    }

    /** A model that nobody serves, and patience with miners that fail because they were told to. */
    private static void simulators(List<String> arguments) {
        set(arguments, "inference.catalogue.declared-models", "sim/unserved");
        set(arguments, "inference.miner.breaker-failure-percent", 100);
    }

    private static void set(List<String> arguments, String name, Object value) {
        arguments.add("--" + name + "=" + value);
    }
}
