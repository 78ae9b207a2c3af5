package io.taomarket.chatmodel.engine;

/**
 * What one engine takes on.
 *
 * @param lanes that compute side by side, each with a thread; more than two would take the machine from the others on it
 * @param speaking sequences that a lane computes together; each holds up to 13 MB, and beyond four little is gained
 * @param waiting callers that may wait for a place, each with any number of sequences; more are refused, because they
 *     would wait too long
 * @param readingRows tokens of prompts that a lane reads in one step: few, so that those who speak hardly wait
 */
public record EngineLimits(int lanes, int speaking, int waiting, int readingRows) {

    public EngineLimits {
        if (lanes <= 0 || speaking <= 0 || waiting <= 0 || readingRows <= 0)
            throw new IllegalArgumentException("limits must be positive");
    }

    public static EngineLimits defaults() {
        return new EngineLimits(Math.min(2, Runtime.getRuntime().availableProcessors()), 4, 256, 24);
    }

    int rows() {
        return speaking + readingRows;
    }
}
