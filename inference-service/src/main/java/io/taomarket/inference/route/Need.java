package io.taomarket.inference.route;

import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.fault.ApiFault;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How much a request will take.
 *
 * @param promptTokens our count of everything that is paid for
 * @param contextTokens what must fit into the model's context at once: the prompt, or the longest of several inputs
 * @param maxCompletionTokens the customer's limit for one choice; absent where it named none
 * @param choices answers to the same prompt; the prompt is paid once
 * @param hasCompletion false for embeddings
 * @param parameters that the request uses, by the names of {@link Offer#supports}
 */
public record Need(
        long promptTokens,
        long contextTokens,
        OptionalInt maxCompletionTokens,
        int choices,
        boolean hasCompletion,
        Set<String> parameters) {

    public Need {
        parameters = Set.copyOf(parameters);
    }

    /** A need that any miner can meet which is large enough. */
    public Need(
            long promptTokens,
            long contextTokens,
            OptionalInt maxCompletionTokens,
            int choices,
            boolean hasCompletion) {
        this(promptTokens, contextTokens, maxCompletionTokens, choices, hasCompletion, Set.of());
    }

    /** The same need of a request that uses these parameters; miners that lack an essential one cannot meet it. */
    public Need using(Set<String> parameters) {
        return new Need(promptTokens, contextTokens, maxCompletionTokens, choices, hasCompletion, parameters);
    }

    /** A need that is met without generating a token. */
    public static Need promptOnly(long promptTokens, long contextTokens) {
        return new Need(promptTokens, contextTokens, OptionalInt.empty(), 1, false);
    }

    /** Most tokens of one choice from this miner. */
    long completionLimit(Offer offer, int otherwiseAtMost) {
        if (!hasCompletion) return 0;
        if (maxCompletionTokens.isPresent()) return maxCompletionTokens.getAsInt();
        return Math.min(otherwiseAtMost, offer.contextLength() - contextTokens);
    }

    boolean fits(Offer offer) {
        var leastCompletion = hasCompletion ? maxCompletionTokens.orElse(1) : 0;
        return contextTokens + leastCompletion <= offer.contextLength();
    }

    ApiFault exceeds(int contextLength, String promptField) {
        var message =
                "The model takes at most " + contextLength + " tokens at once; " + promptField + " has " + contextTokens
                        + (hasCompletion ? ", and " + maxCompletionTokens.orElse(1) + " more are asked for." : ".");
        return ApiFault.invalid(promptField, "context_length_exceeded", message);
    }
}
