package io.taomarket.wallet.settlement;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.wallet.ledger.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

/** Settles what inference-service has served, a whole poll at a time. */
@Component
class RequestServedListener {

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

    @KafkaListener(
            id = "money-request-served",
            idIsGroup = false,
            autoStartup = "false",
            topics = RequestServed.TOPIC,
            batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        var served = new ArrayList<RequestServed>();
        RuntimeException broken = null;
        for (var message : records) {
            try {
                served.add(json.read(message.value(), RequestServed.class));
            } catch (RuntimeException e) {
                broken = e;
                break;
            }
        }
        var outcomes = settlements.settle(served);
        for (var index = 0; index < outcomes.size(); index++) count(outcomes.get(index), index);
        if (broken != null) throw new BatchListenerFailedException("This is no served request", broken, served.size());
    }

    /** The first that fails is named to the error handler, which retries it and, if it is broken, sets it aside. */
    private void count(Outcome<Optional<Settlement>> outcome, int index) {
        try {
            outcome.orThrow().map(Settlement::payment).ifPresent(payment -> {
                settled.increment();
                lossRao.increment(payment.lossRao());
                unpaidRao.increment(payment.unpaidRao());
            });
        } catch (RuntimeException e) {
            throw new BatchListenerFailedException("A served request cannot be settled", e, index);
        }
    }
}
