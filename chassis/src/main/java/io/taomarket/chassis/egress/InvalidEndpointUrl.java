package io.taomarket.chassis.egress;

/** The URL of an endpoint breaks a rule; the message may be shown to whoever gave it. */
public class InvalidEndpointUrl extends RuntimeException {

    private final String rule;

    InvalidEndpointUrl(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    /** A stable name of the rule, such as {@code scheme} or {@code host}. */
    public String rule() {
        return rule;
    }
}
