package io.taomarket.contracts.registry;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.taomarket.contracts.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a miner declares about how it serves a model. It is the miner's word; what can be measured, validators measure.
 *
 * @param cacheReadRaoPerMtok rao per million prompt tokens that were cached; null where they cost what all others cost
 * @param supportedParameters of a request, by OpenRouter's names; none for those that every model takes
 * @param quantization of the weights, such as {@code bf16}, or {@code unknown}
 * @param region where it stands, one short word, or {@code unknown}
 * @param dataCollection whether it may keep and use what it is sent: {@code allow} or {@code deny}
 * @param zdr whether it keeps nothing at all once it has answered
 * @param tokenizer by whose tokens it is paid
 * @param inputModalities what a prompt may consist of
 * @param dimensions of a full vector, where it makes vectors
 */
public record OfferTraits(
        @Nullable Long cacheReadRaoPerMtok,
        List<String> supportedParameters,
        String quantization,
        String region,
        String dataCollection,
        boolean zdr,
        String tokenizer,
        List<String> inputModalities,
        @Nullable Integer dimensions) {

    /** Of a miner that declares nothing. */
    public static final OfferTraits PLAIN =
            new OfferTraits(null, List.of(), "unknown", "unknown", "allow", false, "o200k_base", List.of("text"), null);

    public OfferTraits {
        supportedParameters = List.copyOf(requireNonNullElse(supportedParameters, List.of()));
        inputModalities = List.copyOf(requireNonNull(inputModalities, "inputModalities"));
        Require.text(requireNonNull(quantization, "quantization"), "quantization");
        Require.text(requireNonNull(region, "region"), "region");
        Require.text(requireNonNull(dataCollection, "dataCollection"), "dataCollection");
        Require.text(requireNonNull(tokenizer, "tokenizer"), "tokenizer");
        if (cacheReadRaoPerMtok != null) Require.nonNegative(cacheReadRaoPerMtok, "cacheReadRaoPerMtok");
        if (dimensions != null && dimensions < 1) throw new IllegalArgumentException("dimensions must be at least 1");
    }
}
