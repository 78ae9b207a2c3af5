package io.taomarket.chassis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.kafka.Topics;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** Hears words, unless a test has prepared trouble with one. */
@Configuration(proxyBeanMethods = false)
class TroubledEar {

    static final String WORDS = "sample.words.v1";
    static final String STATES = "sample.states.v1";
    static final String BATCHES = "sample.batches.v1";

    final List<String> heard = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<RuntimeException>> troubles = new ConcurrentHashMap<>();

    @Bean
    NewTopics troubledTopics(Topics topics) {
        return new NewTopics(topics.facts(WORDS), topics.state(STATES), topics.facts(BATCHES));
    }

    /** The word fails once with each of these, in this order. */
    void prepare(String word, List<RuntimeException> failures) {
        troubles.put(word, new ConcurrentLinkedQueue<>(failures));
    }

    void heal(String word) {
        troubles.remove(word);
    }

    @KafkaListener(topics = {WORDS, STATES})
    void on(ConsumerRecord<String, byte[]> message) {
        hear(message);
    }

    @KafkaListener(topics = BATCHES, batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> messages) {
        messages.forEach(this::hear);
    }

    private void hear(ConsumerRecord<String, byte[]> message) {
        var word = new String(message.value(), UTF_8);
        var failures = troubles.get(word);
        var failure = failures == null ? null : failures.poll();
        if (failure != null) throw failure;
        heard.add(word);
    }
}
