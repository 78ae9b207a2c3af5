package io.taomarket.inference.paid;

import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.route.Candidate;

/** Asks one miner; returns with its answer or, for a stream, once its first token is there. */
@FunctionalInterface
public interface Call<A> {

    /** Asks the candidate, whose turn it is. */
    A ask(Candidate candidate, Turn turn) throws MinerFailure;
}
