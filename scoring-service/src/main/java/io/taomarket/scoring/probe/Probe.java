package io.taomarket.scoring.probe;

import java.time.Duration;

/** A request to a miner that looks like a customer's, and what makes of its answer a measurement. */
public sealed interface Probe permits EmbeddingProbe, ChatProbe, ModelProbe {

    /** From which the whole probe grows; unknown to everyone before the probe is made. */
    long seed();

    String model();

    /** The path below the miner's address. */
    String path();

    /** The JSON that is sent. */
    byte[] body();

    /** How long a customer would wait for the answer, which the miner is told; we wait less. */
    Duration patience();

    /** Whether the answer is to come as events. */
    default boolean streamed() {
        return false;
    }

    /** Judges what came back with status 200; hostile until checked. */
    Judgement judge(byte[] answer);
}
