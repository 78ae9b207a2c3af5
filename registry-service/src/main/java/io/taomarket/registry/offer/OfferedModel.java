package io.taomarket.registry.offer;

import static java.util.Objects.requireNonNullElse;

import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.OfferTraits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One model on offer, in the API's words; {@link ModelOffer} is the same in the services' words. All that follows the
 * concurrency may be left out, and is then what {@link OfferTraits#PLAIN} says.
 *
 * @param id the model, {@code author/slug}
 */
record OfferedModel(
        String id,
        long promptRaoPerMtok,
        long completionRaoPerMtok,
        int contextLength,
        int maxConcurrency,
        @Nullable Long cacheReadRaoPerMtok,
        List<String> supportedParameters,
        String quantization,
        String region,
        String dataCollection,
        Boolean zdr,
        String tokenizer,
        List<String> inputModalities,
        @Nullable Integer dimensions) {

    OfferedModel {
        supportedParameters = requireNonNullElse(supportedParameters, OfferTraits.PLAIN.supportedParameters());
        quantization = requireNonNullElse(quantization, OfferTraits.PLAIN.quantization());
        region = requireNonNullElse(region, OfferTraits.PLAIN.region());
        dataCollection = requireNonNullElse(dataCollection, OfferTraits.PLAIN.dataCollection());
        zdr = requireNonNullElse(zdr, OfferTraits.PLAIN.zdr());
        tokenizer = requireNonNullElse(tokenizer, OfferTraits.PLAIN.tokenizer());
        inputModalities = requireNonNullElse(inputModalities, OfferTraits.PLAIN.inputModalities());
    }

    ModelOffer toEvent() {
        return new ModelOffer(id, promptRaoPerMtok, completionRaoPerMtok, contextLength, maxConcurrency, traits());
    }

    private OfferTraits traits() {
        return new OfferTraits(
                cacheReadRaoPerMtok,
                supportedParameters,
                quantization,
                region,
                dataCollection,
                zdr,
                tokenizer,
                inputModalities,
                dimensions);
    }
}
