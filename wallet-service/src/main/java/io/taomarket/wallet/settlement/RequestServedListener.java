package io.taomarket.wallet.settlement;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.wallet.ledger.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

/** Settles what inference-service has served, a whole poll at a time. */
@Component
class RequestServedListener {

    private static final Duration[] DELAYS = Stream.of(100, 250, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Settlements settlements;
    private final EventJson json;
    private final Clock clock;
    private final Counter settled;
    private final Counter minerRao;
    private final Counter protocolRao;
    private final Timer delay;
    private final Counter lossRao;
    private final Counter unpaidRao;

    RequestServedListener(Settlements settlements, EventJson json, MeterRegistry meters, Clock clock) {
        this.settlements = settlements;
        this.json = json;
        this.clock = clock;
        this.minerRao = meters.counter("taomarket.wallet.settlements.rao", "to", "miner");
        this.protocolRao = meters.counter("taomarket.wallet.settlements.rao", "to", "protocol");
        this.delay = Timer.builder("taomarket.wallet.settlement.delay")
                .description("From the end of a request to its settlement")
                .serviceLevelObjectives(DELAYS)
                .register(meters);
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
        for (var index = 0; index < outcomes.size(); index++) count(served.get(index), outcomes.get(index), index);
        if (broken != null) throw new BatchListenerFailedException("This is no served request", broken, served.size());
    }

    /** The first that fails is named to the error handler, which retries it and, if it is broken, sets it aside. */
    private void count(RequestServed served, Outcome<Optional<Settlement>> outcome, int index) {
        try {
            outcome.orThrow().map(Settlement::payment).ifPresent(payment -> {
                settled.increment();
                delay.record(Duration.between(served.occurredAt(), clock.instant()));
                minerRao.increment(payment.minerRao());
                protocolRao.increment(payment.protocolRao());
                lossRao.increment(payment.lossRao());
                unpaidRao.increment(payment.unpaidRao());
            });
        } catch (RuntimeException e) {
            throw new BatchListenerFailedException("A served request cannot be settled", e, index);
        }
    }
}
