package io.taomarket.yuma.sequence;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.EpochResult;

/**
 * One epoch that ran.
 *
 * @param epoch its place among the sequence's {@code epochs}, from 0
 * @param run which repetition of that place this is, from 1
 * @param runs how often that place repeats
 */
public record EpochRun(int epoch, int run, int runs, EpochInput input, EpochResult result) {

    /** Whether what the sequence says of this epoch is about this run: it is about the last. */
    public boolean isLast() {
        return run == runs;
    }
}
