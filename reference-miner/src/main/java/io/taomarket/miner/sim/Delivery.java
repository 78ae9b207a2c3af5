package io.taomarket.miner.sim;

import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.door.Call;
import io.taomarket.miner.door.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Sends an answer, and whatever the directive wants to go wrong with it. */
record Delivery(Call call, Directive directive, Pace pace) {

    static final int BIG_BYTES = 5 * 1024 * 1024;

    private static final Duration STALL = Duration.ofMinutes(10);
    /** What a careless miner tells about itself; none of it may reach a customer. */
    private static final String INDISCRETION =
            "CUDA out of memory at http://10.1.2.3:8000 in /srv/models/secret.py, key sk-simulated-miner-key";

    void deliver(Play play, boolean isStream) throws IOException {
        if (directive.has(Fault.ERROR_500) || directive.has(Fault.ERROR_429)) pace.pause(directive.firstToken());
        if (directive.has(Fault.ERROR_500)) throw new ApiError(500, "internal_error", INDISCRETION, null);
        if (directive.has(Fault.ERROR_429)) throw new ApiError(429, "rate_limit_exceeded", INDISCRETION, null);
        var told = new Usage(directive).tell(play);
        if (isStream && !directive.has(Fault.JSON_FOR_STREAM)) stream(told);
        else whole(told);
    }

    private void whole(Play play) throws IOException {
        pace.pause(directive.firstToken());
        pace.pause(directive.betweenTokens().multipliedBy(play.tokens().size()));
        var document = play.whole();
        if (directive.has(Fault.ERROR_NULL)) document.putNull("error");
        if (directive.has(Fault.BIG_EVENT)) document.put("padding", "x".repeat(BIG_BYTES));
        if (directive.has(Fault.CLOSE_CLEAN))
            for (var choice : document.path("choices")) ((ObjectNode) choice).putNull("finish_reason");
        var bytes = Json.MAPPER.writeValueAsBytes(document);
        if (directive.has(Fault.CUT) || directive.has(Fault.STALL)) breakOff(bytes);
        else if (directive.has(Fault.BROKEN_JSON)) call.answer(200, "application/json", half(bytes));
        else call.answer(200, "application/json", bytes);
    }

    /** Announces the whole answer and sends half of it. */
    private void breakOff(byte[] bytes) throws IOException {
        var body = call.begin("application/json", bytes.length);
        body.write(half(bytes));
        body.flush();
        if (directive.has(Fault.STALL)) pace.pause(STALL);
        throw new IOException("cut, as asked for");
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private void stream(Play play) throws IOException {
        var events = new EventWriter(call.answerEvents(), directive, pace);
        for (var event : play.opening()) events.send(event);
        var faultAt = Math.min(directive.afterTokens(), play.tokens().size());
        events.pause(directive.firstToken());
        for (var place = 0; place <= play.tokens().size(); place++) {
            if (place == faultAt && misbehaves(events)) return;
            if (place == play.tokens().size()) break;
            if (place > 0) events.pause(directive.betweenTokens());
            events.send(play.tokens().get(place));
        }
        end(play, events);
    }

    /** Whether the stream ends here. */
    private boolean misbehaves(EventWriter events) throws IOException {
        var fault = directive.fault();
        if (fault == null) return false;
        switch (fault) {
            case CUT -> throw new IOException("cut, as asked for");
            case STALL -> {
                events.pause(STALL);
                throw new IOException("stalled, as asked for");
            }
            case CLOSE_CLEAN -> {
                return true;
            }
            case BROKEN_JSON -> events.raw("data: {\"id\": \"chatcmpl-broken\", \"choices\": [{\"index\"\n\n");
            case BIG_EVENT -> events.raw("data: {\"padding\": \"" + "x".repeat(BIG_BYTES) + "\"}\n\n");
            case ERROR_500,
                    ERROR_429,
                    DOUBLE_DONE,
                    CRLF,
                    ERROR_NULL,
                    NO_USAGE,
                    USAGE_X10,
                    JSON_FOR_STREAM,
                    EMPTY,
                    SCHEMA_VIOLATION -> {}
        }
        return false;
    }

    private void end(Play play, EventWriter events) throws IOException {
        var last = new ArrayList<ObjectNode>(play.closing());
        last.addAll(play.usage());
        for (var event : last) events.send(event);
        events.done();
        if (!directive.has(Fault.DOUBLE_DONE)) return;
        for (var event : List.copyOf(play.tokens())) events.send(event);
        events.done();
    }
}
