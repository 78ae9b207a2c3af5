package io.taomarket.chassis.egress;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An exchange with a stranger's endpoint came to nothing. The message is for our log and the endpoint's owner only. */
public class OutboundFailure extends IOException {

    private final Reason reason;

    OutboundFailure(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    OutboundFailure(Reason reason, String message) {
        this(reason, message, null);
    }

    public Reason reason() {
        return reason;
    }

    /** Why it came to nothing. */
    public enum Reason {
        /** The name leads to an address that we never dial. */
        REFUSED_ADDRESS,
        /** No name, no connection, no TLS, or no free connection of ours: nothing was sent. */
        CONNECT_FAILED,
        /** A deadline passed. */
        TIMED_OUT,
        /** A line, the head or the body passed its limit. */
        TOO_LARGE,
        /** What came back was broken off or is not HTTP as we accept it. */
        PROTOCOL;

        /** The stable, lower-case name. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
