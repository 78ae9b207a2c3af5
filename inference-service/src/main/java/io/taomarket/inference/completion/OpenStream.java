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

    private final CustomerStream customer;
    private final PatienceProperties patience;
    private volatile @Nullable MinerStream miner;
    private volatile Duration limit;
    private volatile long progressNanos = System.nanoTime();

    OpenStream(CustomerStream customer, PatienceProperties patience) {
        this.customer = customer;
        this.patience = patience;
        this.limit = patience.firstToken();
    }

    /** From now on this miner's first token is waited for. */
    void awaits(MinerStream stream) {
        limit = patience.firstToken();
        progress();
        miner = stream;
    }

    /** From now on each token must follow the one before. */
    void flows() {
        limit = patience.betweenTokens();
        progress();
    }

    void progress() {
        progressNanos = System.nanoTime();
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
        if (current != null && System.nanoTime() - progressNanos > limit.toNanos()) current.cutOff(stalled());
        if (customer.silentNanos() < patience.silence().toNanos()) return;
        try {
            customer.comment();
        } catch (CustomerGone e) {
            if (current != null) current.close();
        }
    }
}
