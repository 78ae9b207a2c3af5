package io.taomarket.contracts.inference;

/** How a request, or one attempt at it, ended. */
public enum Outcome {
    /** The customer has the whole answer and pays actual usage. */
    FINISHED,
    /** The customer left; prompt and what was written before are paid. */
    CLIENT_CLOSED,
    /** The miner could not be reached, refused, or answered with an error; costs nothing. */
    FAILED,
    /** The miner was too slow; costs nothing. */
    TIMED_OUT,
    /** The miner answered what cannot be an answer; costs nothing. */
    INVALID,
    /** Another miner that was asked at the same time was quicker; costs nothing, and nobody is to blame. */
    CANCELLED
}
