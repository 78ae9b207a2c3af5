package io.taomarket.wallet.ledger;

import io.taomarket.chassis.problem.Refusal;

/** What has become of a command. */
public sealed interface Outcome<R> {

    /** It has happened, for good. */
    record Done<R>(R value) implements Outcome<R> {}

    /** Nothing of it has happened, by the rules. */
    record Refused<R>(Refusal why) implements Outcome<R> {}

    /** It could not be done, or it is not known whether it was; the same command may be sent again. */
    record Failed<R>(RuntimeException why) implements Outcome<R> {}

    /** What it answers, or why it does not. */
    default R orThrow() {
        return switch (this) {
            case Done<R>(var value) -> value;
            case Refused<R>(var why) -> throw why;
            case Failed<R>(var why) -> throw why;
        };
    }
}
