package io.taomarket.inference.completion;

import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.fault.CustomerGone;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.miner.MinerFailure.Blame;
import io.taomarket.inference.paid.PatienceProperties;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stream under way, as its keeper sees it: who waits, who is waited for, and since when. */
final class OpenStream {

    /** Writing to a customer who reads takes less; a stream of a few milliseconds consists of little else. */
    private static final long HELD_UP_NANOS = 1_000_000_000L;

    private final CustomerStream customer;
    private final PatienceProperties patience;
    private final List<MinerStream> miners = new CopyOnWriteArrayList<>();
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

    /** From now on the first token of another miner is waited for, also of others that are asked at the same time. */
    void asks() {
        limit = patience.firstToken();
        progressNanos = System.nanoTime();
    }

    /** The miner has begun to answer, which is not yet a token. */
    void awaits(MinerStream stream) {
        miners.add(stream);
    }

    /** From now on each token of this miner must follow the one before. */
    void flows(MinerStream stream) {
        miners.retainAll(List.of(stream));
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

    private static MinerFailure stalled() {
        return new MinerFailure(Outcome.TIMED_OUT, Blame.MINER, "no token came in time", null);
    }

    /** No longer waits for a miner that has failed or is not wanted any more. */
    void forgets(MinerStream stream) {
        miners.remove(stream);
    }

    /** Cuts off a miner that stalls, tells a customer who waits, and stops the miner when the customer has left. */
    void tend() {
        var isStalled = waits && System.nanoTime() - progressNanos > limit.toNanos();
        if (isStalled) miners.forEach(miner -> miner.cutOff(stalled()));
        if (customer.silentNanos() < patience.silence().toNanos()) return;
        try {
            customer.comment();
        } catch (CustomerGone e) {
            miners.forEach(MinerStream::close);
        }
    }
}
