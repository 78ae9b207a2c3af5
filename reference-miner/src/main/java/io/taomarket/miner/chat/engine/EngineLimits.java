package io.taomarket.miner.chat.engine;

/**
 * What one engine takes on.
 *
 * @param speaking sequences that are computed together; each holds up to 13 MB, and beyond eight little is gained
 * @param waiting sequences that may wait for a place; more are refused, because they would wait too long
 * @param readingRows tokens of prompts that are read in one step: few, so that those who speak hardly wait
 */
public record EngineLimits(int speaking, int waiting, int readingRows) {

    public EngineLimits {
        if (speaking <= 0 || waiting <= 0 || readingRows <= 0)
            throw new IllegalArgumentException("limits must be positive");
    }

    public static EngineLimits defaults() {
        return new EngineLimits(8, 256, 24);
    }

    int rows() {
        return speaking + readingRows;
    }
}
