package io.taomarket.chassis.trace;

import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchInterceptor;

/** Messages that are handled together, each as a step of its own trace: it took as long as all of them. */
final class TracedBatches implements BatchInterceptor<Object, Object> {

    private final Traces traces;
    private final Clock clock;
    private final ThreadLocal<@Nullable Instant> begun = new ThreadLocal<>();

    TracedBatches(Traces traces, Clock clock) {
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    public ConsumerRecords<Object, Object> intercept(
            ConsumerRecords<Object, Object> messages, Consumer<Object, Object> consumer) {
        begun.set(clock.instant());
        return messages;
    }

    @Override
    public void success(ConsumerRecords<Object, Object> messages, Consumer<Object, Object> consumer) {
        var then = begun.get();
        if (then == null) return;
        var now = clock.instant();
        for (var message : messages)
            traces.done(TracedRecords.passedOn(message), TracedRecords.step(message), then, now);
    }
}
