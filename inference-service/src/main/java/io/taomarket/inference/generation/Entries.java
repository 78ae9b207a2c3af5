package io.taomarket.inference.generation;

import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.chassis.trace.Traces;
import io.taomarket.inference.receipt.Leaf;
import org.springframework.stereotype.Component;

/** Makes the spool's records, and reads them. */
@Component
class Entries {

    private static final byte[] NO_LEAF = {};

    private final EventJson json;
    private final Split split;
    private final Traces traces;

    Entries(EventJson json, GenerationProperties properties, Traces traces) {
        this.json = json;
        this.traces = traces;
        this.split = new Split(properties.protocolPercent());
    }

    Entry of(Served served) {
        var event = served.event();
        var details = served.details();
        return new Entry(
                event.eventId(),
                event.occurredAt(),
                event.accountId(),
                event.requestId(),
                details.createdAt(),
                event.receipt().isEmpty()
                        ? NO_LEAF
                        : Leaf.of(event.receipt(), event.occurredAt()).hash(),
                json.write(event),
                json.mapper().writeValueAsBytes(Generation.of(served, split)),
                traces.here().orElse(""));
    }

    /** Throws when it is no record; reads those too that an older version has left. */
    Entry read(byte[] record) {
        return record[0] == Entry.FORM ? Entry.of(record) : of(json.mapper().readValue(record, Served.class));
    }
}
