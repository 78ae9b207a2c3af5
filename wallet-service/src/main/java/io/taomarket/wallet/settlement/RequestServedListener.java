package io.taomarket.wallet.settlement;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.contracts.inference.RequestServed;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

/** Settles what inference-service has served, a whole poll at a time; one by one when one of them is broken. */
@Component
class RequestServedListener {

    private static final Logger LOG = LoggerFactory.getLogger(RequestServedListener.class);

    private final Settlements settlements;
    private final EventJson json;
    private final Counter settled;
    private final Counter lossRao;
    private final Counter unpaidRao;

    RequestServedListener(Settlements settlements, EventJson json, MeterRegistry meters) {
        this.settlements = settlements;
        this.json = json;
        this.settled = meters.counter("taomarket.wallet.settlements");
        this.lossRao = meters.counter("taomarket.wallet.settlements.loss.rao");
        this.unpaidRao = meters.counter("taomarket.wallet.settlements.unpaid.rao");
    }

    @KafkaListener(topics = RequestServed.TOPIC, batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        try {
            settle(records);
        } catch (RuntimeException e) {
            LOG.warn("A batch of {} served requests is settled one by one: {}", records.size(), e.toString());
            settleOneByOne(records);
        }
    }

    /** The first that fails is named to the error handler, which retries it and, if it is broken, sets it aside. */
    private void settleOneByOne(List<ConsumerRecord<String, byte[]>> records) {
        for (var index = 0; index < records.size(); index++) {
            try {
                settle(List.of(records.get(index)));
            } catch (RuntimeException e) {
                throw new BatchListenerFailedException("A served request cannot be settled", e, index);
            }
        }
    }

    private void settle(List<ConsumerRecord<String, byte[]>> records) {
        var served = records.stream()
                .map(message -> json.read(message.value(), RequestServed.class))
                .toList();
        var outcome = settlements.settle(served);
        settled.increment(outcome.settled());
        lossRao.increment(outcome.lossRao());
        unpaidRao.increment(outcome.unpaidRao());
    }
}
