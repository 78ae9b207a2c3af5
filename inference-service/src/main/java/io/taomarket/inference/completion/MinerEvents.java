package io.taomarket.inference.completion;

import io.taomarket.chassis.egress.OutboundFailure;
import io.taomarket.chassis.egress.OutboundStream;
import io.taomarket.inference.meter.Claim;
import io.taomarket.inference.miner.MinerCalls;
import io.taomarket.inference.miner.MinerFailure;
import java.io.IOException;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads server-sent events from a miner: any line ending, comments and split data are normal, broken JSON is not. */
final class MinerEvents {

    private static final String DONE = "[DONE]";

    /** A token with its alternatives takes some kilobytes; no honest event comes near. */
    private static final int MOST_EVENT_CHARS = 262_144;

    private final Lines lines;
    private final JsonMapper mapper;

    MinerEvents(OutboundStream stream, JsonMapper mapper) {
        this.lines = new Lines(stream.body());
        this.mapper = mapper;
    }

    /** The next event; waits for it. */
    Event next() throws MinerFailure {
        try {
            var data = data();
            while (data != null && data.isBlank()) data = data();
            if (data == null) return new Event.Ended();
            return data.strip().equals(DONE) ? new Event.Done() : chunk(data);
        } catch (OutboundFailure e) {
            throw MinerCalls.failure(e);
        } catch (IOException e) {
            throw MinerFailure.invalid("the stream is not UTF-8");
        }
    }

    /** The data of one event, without its other fields; null at the end. */
    private @Nullable String data() throws IOException, MinerFailure {
        var data = new StringJoiner("\n");
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.isEmpty()) return data.toString();
            if (line.startsWith("data:")) data.add(line.substring(line.startsWith("data: ") ? 6 : 5));
            if (data.length() > MOST_EVENT_CHARS) throw MinerFailure.invalid("an event has no end");
        }
        return data.length() == 0 ? null : data.toString();
    }

    private Event chunk(String data) throws MinerFailure {
        JsonNode json;
        try {
            json = mapper.readTree(data);
        } catch (JacksonException e) {
            throw MinerFailure.invalid("an event is not JSON");
        }
        if (json.hasNonNull("error")) throw MinerFailure.invalid("the miner reported an error");
        if (!json.path("choices").isArray()) throw MinerFailure.invalid("an event has no choices");
        return new Event.Chunk(json.path("choices"), Claim.of(json.path("usage")));
    }

    /** What came. */
    sealed interface Event {

        record Chunk(JsonNode choices, Claim claim) implements Event {}

        /** The miner has said that this was all. */
        record Done() implements Event {}

        /** The connection has ended without that. */
        record Ended() implements Event {}
    }
}
