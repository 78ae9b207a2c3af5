package io.taomarket.chassis.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.trace.Traces;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The attributes of CloudEvents 1.0 in Kafka's binary mode. */
public final class CloudEvent {

    private CloudEvent() {}

    /** Adds the attributes to a record's headers. */
    public static void describe(Headers headers, UUID id, String source, String type, Instant time) {
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id.toString());
        add(headers, "ce_source", "/" + source);
        add(headers, "ce_type", type);
        add(headers, "ce_time", time.toString());
        add(headers, "content-type", "application/json");
    }

    /** Adds what others go on from who hear of it; nothing where it was said in no trace. */
    public static void pass(Headers headers, @Nullable String traceparent) {
        if (traceparent != null) add(headers, Traces.HEADER, traceparent);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
