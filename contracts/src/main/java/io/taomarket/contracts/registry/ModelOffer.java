package io.taomarket.contracts.registry;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.taomarket.contracts.Require;
import org.jspecify.annotations.Nullable;

/**
 * One model that a miner serves, and what it asks for it.
 *
 * @param model the model's id, {@code author/slug}
 * @param promptRaoPerMtok rao per million prompt tokens
 * @param completionRaoPerMtok rao per million completion tokens
 * @param contextLength most tokens of a request, prompt and completion together
 * @param maxConcurrency most requests at a time
 * @param traits what else it declares; offers made before there were traits have the plain ones
 */
public record ModelOffer(
        String model,
        long promptRaoPerMtok,
        long completionRaoPerMtok,
        int contextLength,
        int maxConcurrency,
        @Nullable OfferTraits traits) {

    public ModelOffer {
        requireNonNull(model, "model");
        Require.text(model, "model");
        Require.nonNegative(promptRaoPerMtok, "promptRaoPerMtok");
        Require.nonNegative(completionRaoPerMtok, "completionRaoPerMtok");
        if (contextLength < 1) throw new IllegalArgumentException("contextLength must be at least 1");
        if (maxConcurrency < 1) throw new IllegalArgumentException("maxConcurrency must be at least 1");
        traits = requireNonNullElse(traits, OfferTraits.PLAIN);
    }

    @Override
    public OfferTraits traits() {
        return traits == null ? OfferTraits.PLAIN : traits;
    }

    /** An offer that declares nothing else. */
    public ModelOffer(
            String model, long promptRaoPerMtok, long completionRaoPerMtok, int contextLength, int maxConcurrency) {
        this(model, promptRaoPerMtok, completionRaoPerMtok, contextLength, maxConcurrency, OfferTraits.PLAIN);
    }
}
