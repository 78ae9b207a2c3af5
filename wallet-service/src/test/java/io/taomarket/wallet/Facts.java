package io.taomarket.wallet;

import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.contracts.Event;
import io.taomarket.contracts.wallet.IssuanceChanged;
import io.taomarket.contracts.wallet.KeyChanged;
import io.taomarket.contracts.wallet.RegistrationDeclined;
import io.taomarket.contracts.wallet.RegistrationPaid;
import io.taomarket.contracts.wallet.StakeChanged;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaOperations;

/** Says to wallet what the other services would say, and remembers what wallet has said. */
public class Facts {

    private final KafkaOperations<String, byte[]> kafka;
    private final EventJson json;
    private final List<ConsumerRecord<String, byte[]>> heard = new CopyOnWriteArrayList<>();

    @SuppressWarnings("unchecked")
    Facts(KafkaOperations<?, ?> kafka, EventJson json) {
        this.kafka = (KafkaOperations<String, byte[]>) kafka;
        this.json = json;
    }

    public void say(Event... events) {
        for (var event : events) kafka.send(event.topic(), event.key(), json.write(event));
        kafka.flush();
    }

    public void sayBroken(String topic, String text) {
        kafka.send(topic, "broken", text.getBytes(StandardCharsets.UTF_8)).join();
    }

    public <E extends Event> List<E> heard(Class<E> type, String topic) {
        return records(topic).map(message -> json.read(message.value(), type)).toList();
    }

    public Stream<ConsumerRecord<String, byte[]>> records(String topic) {
        return heard.stream().filter(message -> message.topic().equals(topic));
    }

    @KafkaListener(
            groupId = "wallet-tests",
            topics = {
                RegistrationPaid.TOPIC,
                RegistrationDeclined.TOPIC,
                StakeChanged.TOPIC,
                KeyChanged.TOPIC,
                IssuanceChanged.TOPIC,
                "inference.request-served.v1.wallet-service.dlt"
            })
    void on(ConsumerRecord<String, byte[]> message) {
        heard.add(message);
    }
}
