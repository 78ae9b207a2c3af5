package io.taomarket.chassis.outbox;

import io.taomarket.contracts.Event;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events as JSON: the same rules as over HTTP, except that fields added by a newer version are ignored. */
public final class EventJson {

    private final JsonMapper mapper;

    public EventJson(JsonMapper mapper) {
        this.mapper = mapper.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    public byte[] write(Event event) {
        return mapper.writeValueAsBytes(event);
    }

    public <E extends Event> E read(byte[] json, Class<E> type) {
        return mapper.readValue(json, type);
    }

    /** The mapper itself, for Kafka's message converter. */
    public JsonMapper mapper() {
        return mapper;
    }
}
