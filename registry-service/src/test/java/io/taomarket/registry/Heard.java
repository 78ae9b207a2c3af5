package io.taomarket.registry;

import io.taomarket.chassis.kafka.Topics;
import io.taomarket.contracts.Event;
import io.taomarket.contracts.emission.BlockProduced;
import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.RegistrationRequested;
import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.contracts.scoring.EpochScored;
import io.taomarket.contracts.scoring.WeightsSet;
import io.taomarket.contracts.wallet.RegistrationDeclined;
import io.taomarket.contracts.wallet.RegistrationPaid;
import io.taomarket.contracts.wallet.StakeChanged;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** Remembers what the registry has said, as another service would hear it. */
@TestConfiguration
public class Heard {

    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Bean
    NewTopics topicsOfOthers(Topics topics) {
        return new NewTopics(
                topics.facts(BlockProduced.TOPIC),
                topics.facts(EpochScored.TOPIC),
                topics.facts(WeightsSet.TOPIC),
                topics.facts(RegistrationPaid.TOPIC),
                topics.facts(RegistrationDeclined.TOPIC),
                topics.state(StakeChanged.TOPIC));
    }

    @KafkaListener(topics = SubnetChanged.TOPIC, groupId = "test")
    void on(SubnetChanged event) {
        events.add(event);
    }

    @KafkaListener(topics = NeuronChanged.TOPIC, groupId = "test")
    void on(NeuronChanged event) {
        events.add(event);
    }

    @KafkaListener(topics = OfferChanged.TOPIC, groupId = "test")
    void on(OfferChanged event) {
        events.add(event);
    }

    @KafkaListener(topics = RegistrationRequested.TOPIC, groupId = "test")
    void on(RegistrationRequested event) {
        events.add(event);
    }

    public <E extends Event> List<E> all(Class<E> type, Predicate<E> filter) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(filter)
                .toList();
    }
}
