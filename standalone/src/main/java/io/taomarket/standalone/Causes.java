package io.taomarket.standalone;

/** What a failure comes down to. */
final class Causes {

    private Causes() {}

    /** The message at the bottom of a chain of causes, in which somebody can find out what to do. */
    static String first(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) cause = cause.getCause();
        var message = cause.getMessage();
        return message == null ? cause.toString() : message;
    }
}
