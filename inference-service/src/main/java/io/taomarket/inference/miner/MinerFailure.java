package io.taomarket.inference.miner;

import io.taomarket.contracts.inference.Outcome;
import org.jspecify.annotations.Nullable;

/** A miner did not deliver. The message is for our log; it never reaches a customer. */
public final class MinerFailure extends Exception {

    private final Outcome outcome;
    private final Blame blame;

    public MinerFailure(Outcome outcome, Blame blame, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
        this.blame = blame;
    }

    /** The miner answered what cannot be an answer. */
    public static MinerFailure invalid(String message) {
        return new MinerFailure(Outcome.INVALID, Blame.MINER, message, null);
    }

    public Outcome outcome() {
        return outcome;
    }

    public Blame blame() {
        return blame;
    }

    /** Whose fault it was, which decides whether it counts towards opening the miner's breaker. */
    public enum Blame {
        MINER,
        /** The miner has said that it has too much to do. */
        BUSY,
        /** The miner refused the request as such, which may be the customer's fault. */
        REQUEST
    }
}
