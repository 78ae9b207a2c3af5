package io.taomarket.inference.completion;

import io.taomarket.inference.miner.MinerFailure;
import tools.jackson.databind.JsonNode;

/** Tells a choice that came to nothing for a reason from one that the miner left blank. */
final class Blank {

    /** A character has up to four bytes, so that fewer tokens may not make up one. */
    private static final int MOST_TOKENS_OF_NO_CHARACTER = 3;

    private final long completionLimit;
    private final boolean mayEndAtOnce;
    private boolean hasSaid;
    private boolean hasThought;

    /** @param completionLimit most tokens that the miner may write */
    Blank(Task task, long completionLimit) {
        this.completionLimit = completionLimit;
        this.mayEndAtOnce = completionLimit == 0 || task.asksNothing() || stopsAreLeftOut(task);
    }

    /** A miner that stops itself leaves the stop out, also where it is all that there was. */
    private static boolean stopsAreLeftOut(Task task) {
        return !task.stops().isEmpty();
    }

    /** @param message the miner's, which may show thoughts that are no answer, as vLLM and others do */
    void note(boolean says, JsonNode message) {
        hasSaid |= says;
        hasThought |= !message.path("reasoning_content").stringValue("").isEmpty()
                || !message.path("reasoning").stringValue("").isEmpty();
    }

    /** Whether the choice is without a word or a call, although nothing was to keep it from having one. */
    boolean isUnexplained(String finishReason) {
        if (hasSaid) return false;
        return switch (finishReason) {
            case "content_filter" -> false;
            case "length" -> completionLimit > MOST_TOKENS_OF_NO_CHARACTER && !hasThought;
            default -> !mayEndAtOnce;
        };
    }

    static MinerFailure failure() {
        return MinerFailure.invalid("the answer is empty");
    }
}
