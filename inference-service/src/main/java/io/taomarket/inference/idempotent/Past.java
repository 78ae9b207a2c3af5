package io.taomarket.inference.idempotent;

import org.jspecify.annotations.Nullable;

/** What the table knows of a key that cannot be claimed. */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Past(
        String requestId,
        byte[] requestSha256,
        State state,
        @Nullable String headers,
        byte @Nullable [] body) {

    /** How far the request of a key has come. */
    enum State {
        /** Somebody serves it, or has lost it. */
        RUNNING,
        /** It was served, and its answer is here. */
        KEPT,
        /** It was served and paid until the customer left. */
        CUT_OFF,
        /** It was served and paid, and its answer is too long to be kept. */
        TOO_LARGE
    }
}
