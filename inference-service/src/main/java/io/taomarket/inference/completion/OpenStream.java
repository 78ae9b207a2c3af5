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

    private final CustomerStream customer;
    private final PatienceProperties patience;
    private final List<MinerStream> miners = new CopyOnWriteArrayList<>();
    private volatile Duration limit;
    private volatile long progressNanos = System.nanoTime();

    OpenStream(CustomerStream customer, PatienceProperties patience) {
        this.customer = customer;
        this.patience = patience;
        this.limit = patience.firstToken();
    }

    /** From now on this miner's first token is waited for, as well as those of others that are asked at the same time. */
    void awaits(MinerStream stream) {
        limit = patience.firstToken();
        progress();
        miners.add(stream);
    }

    /** From now on each token of this miner must follow the one before. */
    void flows(MinerStream stream) {
        miners.retainAll(List.of(stream));
        limit = patience.betweenTokens();
        progress();
    }

    void progress() {
        progressNanos = System.nanoTime();
    }

    /** Ends the stream because we stop; no miner is to blame. */
    void interrupt() {
        for (var miner : miners) miner.cutOff(new MinerFailure(Outcome.FAILED, Blame.BUSY, "we stop", null));
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
        if (System.nanoTime() - progressNanos > limit.toNanos()) miners.forEach(miner -> miner.cutOff(stalled()));
        if (customer.silentNanos() < patience.silence().toNanos()) return;
        try {
            customer.comment();
        } catch (CustomerGone e) {
            miners.forEach(MinerStream::close);
        }
    }
}
