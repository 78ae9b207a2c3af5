package io.taomarket.gateway.route;

/** Who may take a route. Services look closer: at scopes, at ownership, at how the caller has shown who it is. */
public enum Access {
    /** Anyone. Whoever shows a credential must show a good one. */
    OPEN,
    /** Whoever shows a key or a signature. */
    KNOWN,
    /** The operator, and whoever shows the key for metrics. */
    METRICS,
    /** The operator. */
    ADMIN;

    /** Whether a customer's credential, however good, does not open it. */
    public boolean isOperators() {
        return this == METRICS || this == ADMIN;
    }
}
