package io.taomarket.chassis.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.tracing.Span;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.RecordInterceptor;

/** A message as a step of the trace in which it was said. */
final class TracedRecords implements RecordInterceptor<Object, Object> {

    private final Traces traces;
    private final ThreadLocal<@Nullable Step> underWay = new ThreadLocal<>();

    TracedRecords(Traces traces) {
        this.traces = traces;
    }

    /** What has been passed on with the message, if it was said in a trace. */
    static @Nullable String passedOn(ConsumerRecord<?, ?> message) {
        var header = message.headers().lastHeader(Traces.HEADER);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    static String step(ConsumerRecord<?, ?> message) {
        return "hear " + message.topic();
    }

    @Override
    public ConsumerRecord<Object, Object> intercept(
            ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
        var passedOn = passedOn(message);
        if (passedOn != null) underWay.set(traces.after(passedOn, step(message), Span.Kind.CONSUMER));
        return message;
    }

    @Override
    public void failure(ConsumerRecord<Object, Object> message, Exception reason, Consumer<Object, Object> consumer) {
        var step = underWay.get();
        if (step != null) step.failed(reason);
    }

    @Override
    public void afterRecord(ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
        var step = underWay.get();
        if (step == null) return;
        underWay.remove();
        step.close();
    }
}
