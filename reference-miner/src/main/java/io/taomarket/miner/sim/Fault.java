package io.taomarket.miner.sim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong with a miner. */
enum Fault {
    /** The connection breaks. */
    CUT,
    /** Nothing comes any more, but the connection stays. */
    STALL,
    /** The answer ends as if it were whole, without a finish reason. */
    CLOSE_CLEAN,
    ERROR_500,
    ERROR_429,
    /** An event, or the whole answer, that is not JSON. */
    BROKEN_JSON,
    /** An event, or an answer, of five megabytes. */
    BIG_EVENT,
    /** Events go on after the last one. */
    DOUBLE_DONE,
    /** Lines end as on Windows, with comments between them and events over several lines. */
    CRLF,
    /** Every event says that its error is null, which some clients take for an error. */
    ERROR_NULL,
    NO_USAGE,
    /** Ten times the tokens that there were. */
    USAGE_X10,
    /** A stream is asked for, a document comes. */
    JSON_FOR_STREAM,
    /** An answer without content. */
    EMPTY,
    /** A document, or arguments of a tool, that do not fit their schema. */
    SCHEMA_VIOLATION;

    static Optional<Fault> of(String name) {
        return Arrays.stream(values())
                .filter(fault -> fault.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
