package io.taomarket.inference.paid;

import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.route.Candidate;
import java.time.Duration;

/** Asks one miner; returns with its answer or, for a stream, once its first token is there. */
@FunctionalInterface
public interface Call<A> {

    /**
     * @param remaining what is left of the patience for the whole request
     */
    A ask(Candidate candidate, Duration remaining) throws MinerFailure;
}
