package io.taomarket.inference.completion;

/** The customer has closed the connection; nobody reads what we would write. */
final class CustomerGone extends RuntimeException {

    CustomerGone() {
        super("the customer has left", null, false, false);
    }
}
