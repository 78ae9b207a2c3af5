package io.taomarket.registry.metagraph;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A neuron as anyone sees it. Scores are those of the last epoch, in parts of 65535; a newcomer has none yet.
 *
 * @param immune whether it is still too new to be replaced
 * @param lastUpdateBlock when it last set weights, or else took its slot
 * @param stakeRao TAO staked on its hotkey, by whomever
 * @param endpoint where it serves; nothing while it offers nothing
 */
record NeuronView(
        int uid,
        String hotkey,
        UUID accountId,
        long registeredAtBlock,
        boolean immune,
        boolean active,
        boolean validatorPermit,
        long lastUpdateBlock,
        long stakeRao,
        int incentive,
        int consensus,
        int dividends,
        int validatorTrust,
        int stakeWeight,
        @Nullable EndpointView endpoint,
        List<ModelView> models) {

    /** An address that its owner has proved. */
    record EndpointView(String url, long version, @Nullable Instant provedAt) {}

    /** A model on offer. */
    record ModelView(
            String id,
            long promptRaoPerMtok,
            long completionRaoPerMtok,
            int contextLength,
            int maxConcurrency,
            @Nullable Long cacheReadRaoPerMtok,
            @Nullable List<String> supportedParameters,
            @Nullable String quantization,
            @Nullable String region,
            @Nullable String dataCollection,
            @Nullable Boolean zdr,
            @Nullable String tokenizer,
            @Nullable List<String> inputModalities,
            @Nullable Integer dimensions) {}
}
