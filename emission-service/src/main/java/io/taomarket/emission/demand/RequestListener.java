package io.taomarket.emission.demand;

import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.contracts.inference.RequestServed;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

/** Hears what customers pay, a whole poll at a time; one by one when one of them is broken. */
@Component
class RequestListener {

    private static final Logger LOG = LoggerFactory.getLogger(RequestListener.class);

    private final Demand demand;
    private final EventJson json;

    RequestListener(Demand demand, EventJson json) {
        this.demand = demand;
        this.json = json;
    }

    @KafkaListener(topics = RequestServed.TOPIC, batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        try {
            demand.count(records.stream().map(this::fee).toList());
        } catch (RuntimeException e) {
            LOG.warn("A batch of {} served requests is counted one by one: {}", records.size(), e.toString());
            countOneByOne(records);
        }
    }

    /** The first that fails is named to the error handler, which retries it and, if it is broken, sets it aside. */
    private void countOneByOne(List<ConsumerRecord<String, byte[]>> records) {
        for (var index = 0; index < records.size(); index++) {
            try {
                demand.count(List.of(fee(records.get(index))));
            } catch (RuntimeException e) {
                throw new BatchListenerFailedException("A served request cannot be counted", e, index);
            }
        }
    }

    private Fee fee(ConsumerRecord<String, byte[]> message) {
        var served = json.read(message.value(), RequestServed.class);
        return new Fee(served.eventId(), served.netuid(), served.costRao(), served.occurredAt());
    }
}
