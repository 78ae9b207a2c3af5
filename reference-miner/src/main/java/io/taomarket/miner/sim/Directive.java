package io.taomarket.miner.sim;

import io.taomarket.miner.door.Json;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * How the miner shall behave, from a line {@code !sim {…}} of the prompt.
 *
 * @param fault what shall go wrong; null for nothing
 * @param afterTokens of the answer that come before the fault
 * @param comments between which a waiting stream is kept alive with comments; zero for none
 * @param attempts miners that misbehave, counted in the order in which they are tried for the request
 * @param toolCalls at once, where tools are called at all
 */
record Directive(
        @Nullable Fault fault,
        int afterTokens,
        Duration firstToken,
        Duration betweenTokens,
        Duration comments,
        int attempts,
        int toolCalls) {

    static final Directive NONE =
            new Directive(null, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE, 1);

    private static final int LONGEST_MS = 600_000;
    private static final int MOST_CALLS = 128;

    /** The directive in a JSON text; nothing when the text is none, so that it can be echoed as what it is. */
    static Optional<Directive> read(String json) {
        try {
            var fields = Json.MAPPER.readTree(json);
            return fields.isObject() ? Optional.of(read(fields)) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Directive read(JsonNode fields) {
        return new Directive(
                fault(fields.path("fault")),
                number(fields.path("after_tokens"), 0, Integer.MAX_VALUE),
                millis(fields.path("first_token_ms")),
                millis(fields.path("token_ms")),
                millis(fields.path("comment_ms")),
                number(fields.path("attempts"), Integer.MAX_VALUE, Integer.MAX_VALUE),
                Math.max(1, number(fields.path("tool_calls"), 1, MOST_CALLS)));
    }

    private static @Nullable Fault fault(JsonNode name) {
        if (name.isMissingNode() || name.isNull()) return null;
        return Fault.of(name.asString("")).orElseThrow(() -> new IllegalArgumentException("no such fault"));
    }

    private static Duration millis(JsonNode value) {
        return Duration.ofMillis(number(value, 0, LONGEST_MS));
    }

    private static int number(JsonNode value, int fallback, int most) {
        if (value.isMissingNode() || value.isNull()) return fallback;
        if (value.isInt() && value.intValue() >= 0 && value.intValue() <= most) return value.intValue();
        throw new IllegalArgumentException("not a number from 0 to " + most);
    }

    /** What it asks of the miner that is tried at this place, from 1 on: those beyond the last behave. */
    Directive at(int attempt) {
        if (attempt <= attempts) return this;
        return new Directive(null, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, attempts, toolCalls);
    }

    boolean has(Fault wanted) {
        return fault == wanted;
    }
}
