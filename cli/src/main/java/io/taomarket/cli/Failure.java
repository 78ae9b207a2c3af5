package io.taomarket.cli;

/** What was asked cannot be done; the message is the one line that the caller reads. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Failure(String line) {
        super(line);
    }
}
