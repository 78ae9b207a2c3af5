package io.taomarket.chassis.signing;

import java.time.Instant;
import java.util.UUID;

/** What came of checking a signed request. */
public sealed interface Verification {

    /** Signed by the holder of this address, for us, just now, and never seen before. */
    record Valid(Address address, Scheme scheme, UUID nonce, Instant timestamp) implements Verification {}

    /** Not to be served; the message may be shown to the caller. */
    record Invalid(Reason reason, String message) implements Verification {

        /** The stable, lower-case name of the reason. */
        public String code() {
            return reason.code();
        }
    }

    /** Why a signed request is refused. */
    enum Reason {
        /** None of the headers is there: the caller did not mean to sign. */
        MISSING_SIGNATURE("missing_signature"),
        /** A header is absent, doubled, or not of its form. */
        MALFORMED_SIGNATURE("malformed_signature"),
        WRONG_RECEIVER("wrong_receiver"),
        STALE_TIMESTAMP("stale_timestamp"),
        BAD_SIGNATURE("bad_signature"),
        REPLAYED_NONCE("replayed_nonce");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
