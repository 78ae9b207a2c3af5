package io.taomarket.inference.miner;

import io.taomarket.contracts.inference.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A miner did not deliver. The message is for our log; nothing but a complaint ever reaches a customer. */
public final class MinerFailure extends Exception {

    private final Outcome outcome;
    private final Blame blame;
    private final Duration coolDown;
    private final transient @Nullable Complaint complaint;

    public MinerFailure(Outcome outcome, Blame blame, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.complaint = null;
        this.outcome = outcome;
        this.blame = blame;
        this.coolDown = Duration.ZERO;
    }

    private MinerFailure(Duration coolDown, String message) {
        super(message);
        this.complaint = null;
        this.outcome = Outcome.FAILED;
        this.blame = Blame.BUSY;
        this.coolDown = coolDown;
    }

    private MinerFailure(String message, @Nullable Complaint complaint) {
        super(message);
        this.outcome = Outcome.FAILED;
        this.blame = Blame.REQUEST;
        this.coolDown = Duration.ZERO;
        this.complaint = complaint;
    }

    /** The miner does not take the request, and may have said why. */
    static MinerFailure refused(String message, Optional<Complaint> complaint) {
        return new MinerFailure(message, complaint.orElse(null));
    }

    /** The miner has too much to do, and wants to be left in peace for so long. */
    static MinerFailure busy(Duration coolDown, String message) {
        return new MinerFailure(coolDown, message);
    }

    /** The miner answered what cannot be an answer. */
    public static MinerFailure invalid(String message) {
        return new MinerFailure(Outcome.INVALID, Blame.MINER, message, null);
    }

    /** We broke off the call ourselves, so the miner is not to blame. */
    public static MinerFailure interrupted(MinerFailure given) {
        return new MinerFailure(Outcome.FAILED, Blame.REQUEST, "we stop", given);
    }

    public Outcome outcome() {
        return outcome;
    }

    /** What the miner finds wrong with the request, as far as it says so. */
    public Optional<Complaint> complaint() {
        return Optional.ofNullable(complaint);
    }

    /** For how long others should be asked first. */
    Duration coolDown() {
        return coolDown;
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
