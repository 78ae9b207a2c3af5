package io.taomarket.inference.fault;

/** The customer has closed the connection; nobody reads what we would write. */
public final class CustomerGone extends RuntimeException {

    public CustomerGone() {
        super("the customer has left", null, false, false);
    }
}
