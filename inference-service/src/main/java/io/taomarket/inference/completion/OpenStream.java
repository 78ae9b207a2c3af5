package io.taomarket.inference.completion;

import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.fault.CustomerGone;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.miner.MinerFailure.Blame;
import io.taomarket.inference.paid.PatienceProperties;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A stream under way, as its keeper sees it: who waits, who is waited for, and since when. */
final class OpenStream {

    /** Writing to a customer who reads takes less; a stream of a few milliseconds consists of little else. */
    private static final long HELD_UP_NANOS = 1_000_000_000L;

    private final CustomerStream customer;
    private final PatienceProperties patience;
    private volatile @Nullable MinerStream miner;
    private volatile Duration limit;
    private volatile boolean waits = true;
    private volatile long progressNanos = System.nanoTime();
    private long begunNanos;
    private long writingNanos;

    OpenStream(CustomerStream customer, PatienceProperties patience) {
        this.customer = customer;
        this.patience = patience;
        this.limit = patience.firstToken();
    }

    /** From now on the first token of another miner is waited for. */
    void asks() {
        miner = null;
        limit = patience.firstToken();
        progressNanos = System.nanoTime();
    }

    /** The miner has begun to answer, which is not yet a token. */
    void awaits(MinerStream stream) {
        miner = stream;
    }

    /** From now on each token must follow the one before. */
    void flows() {
        limit = patience.betweenTokens();
        begunNanos = System.nanoTime();
        writes();
    }

    /** A token has come. Until it is written, nobody waits for the miner, however slowly the customer reads. */
    void writes() {
        waits = false;
        progressNanos = System.nanoTime();
    }

    /** The customer has it; the next token is waited for. */
    void reads() {
        var now = System.nanoTime();
        writingNanos += now - progressNanos;
        progressNanos = now;
        waits = true;
    }

    /** Whether most of the time since the first token, and a second, went by because the customer did not read. */
    boolean isHeldUpByCustomer() {
        return writingNanos > Math.max(HELD_UP_NANOS, (System.nanoTime() - begunNanos) / 2);
    }

    /** Ends the stream because we stop; no miner is to blame. */
    void interrupt() {
        var current = miner;
        if (current != null) current.cutOff(new MinerFailure(Outcome.FAILED, Blame.BUSY, "we stop", null));
    }

    private static MinerFailure stalled() {
        return new MinerFailure(Outcome.TIMED_OUT, Blame.MINER, "no token came in time", null);
    }

    /** Cuts off a miner that stalls, tells a customer who waits, and stops the miner when the customer has left. */
    void tend() {
        var current = miner;
        if (current != null && waits && System.nanoTime() - progressNanos > limit.toNanos()) current.cutOff(stalled());
        if (customer.silentNanos() < patience.silence().toNanos()) return;
        try {
            customer.comment();
        } catch (CustomerGone e) {
            if (current != null) current.close();
        }
    }
}
