package io.taomarket.benchmarks.inference;

import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.contracts.scoring.ScoreChanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A Kafka in a process of its own, so that its processor time can be told from the load generator's. */
final class Broker {

    /** The topics of services that do not run here. */
    private static final String[] OF_OTHERS = {
        SubnetChanged.TOPIC, NeuronChanged.TOPIC, OfferChanged.TOPIC, ScoreChanged.TOPIC
    };

    private Broker() {}

    /** Writes where it listens into the file that it is given, and runs until it is ended. */
    public static void main(String[] arguments) throws IOException {
        var kafka = new EmbeddedKafkaKraftBroker(1, 1, OF_OTHERS);
        kafka.afterPropertiesSet();
        var file = Path.of(arguments[0]);
        var draft = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(draft, kafka.getBrokersAsString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
