package io.taomarket.inference.completion;

import io.taomarket.inference.meter.Tokens;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.route.Need;
import io.taomarket.inference.route.Wishes;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a customer wants completed, and what of a miner's answer meets it. */
public interface Task {

    String model();

    /** How many answers there will be, with the indexes from 0. */
    int choices();

    boolean stream();

    Wishes wishes();

    /** Where an answer ends, although the model would go on. */
    List<String> stops();

    /** Whether each token comes with its probability. */
    boolean wantsLogprobs();

    /** Whether a miner's answer repeats the prompt. */
    default boolean wantsEcho() {
        return false;
    }

    /** Whether there is nothing to answer, so that an answer may have nothing in it. */
    default boolean asksNothing() {
        return false;
    }

    Need need(Tokens tokens);

    /** How the prompt begins: requests that begin alike are kept at one miner, whose cache may have it. */
    String promptStart();

    /** Whether two miners may work on it at the same time. */
    default boolean mayRace() {
        return true;
    }

    /** The path at the miner's. */
    String path();

    /** What the miner is told, built anew from what we have understood; without the wish for a stream. */
    Map<String, Object> minerBody(long completionLimit);

    /** One choice of a miner's answer in one piece. */
    Choice choice(int index, JsonNode json) throws MinerFailure;

    /** What one choice of a miner's event brings, in order. */
    List<Piece> pieces(int index, JsonNode json) throws MinerFailure;

    /** Refuses a call of a tool that nobody offered. */
    void admit(ToolCall call) throws MinerFailure;

    /** Refuses a complete answer that is not what was asked for. */
    void verify(Choice choice) throws MinerFailure;
}
