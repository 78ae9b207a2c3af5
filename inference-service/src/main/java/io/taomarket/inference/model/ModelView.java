package io.taomarket.inference.model;

import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.meter.Price;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model in the catalogue: OpenAI's four fields, then OpenRouter's. Its prices are those of its cheapest miner. */
record ModelView(
        String id,
        String object,
        long created,
        String ownedBy,
        String canonicalSlug,
        String name,
        String description,
        int contextLength,
        Architecture architecture,
        Pricing pricing,
        String promptRaoPerMtok,
        String completionRaoPerMtok,
        TopProvider topProvider,
        @Nullable Map<String, String> perRequestLimits,
        List<String> supportedParameters,
        String status) {

    private static final Comparator<Price> CHEAPEST =
            Comparator.comparingLong(Price::promptRaoPerMtok).thenComparingLong(Price::completionRaoPerMtok);

    /** The price is the lowest that a customer can really be charged. */
    static ModelView of(Model model, List<Offer> reachable) {
        var priced = reachable.isEmpty() ? model.offers() : reachable;
        var price = priced.stream().map(Offer::price).min(CHEAPEST).orElse(new Price(0, 0));
        var context = model.longestContext();
        return new ModelView(
                model.id(),
                "model",
                model.createdAt().getEpochSecond(),
                model.id().split("/", 2)[0],
                model.id(),
                model.id(),
                "",
                context,
                Architecture.of(model.surface()),
                Pricing.of(price),
                Long.toString(price.promptRaoPerMtok()),
                Long.toString(price.completionRaoPerMtok()),
                new TopProvider(context, model.surface() == Surface.CHAT ? context : 0, false),
                null,
                parameters(model.surface()),
                reachable.isEmpty() ? "unavailable" : "available");
    }

    static List<String> parameters(Surface surface) {
        return switch (surface) {
            case CHAT ->
                List.of(
                        "max_tokens",
                        "max_completion_tokens",
                        "temperature",
                        "top_p",
                        "frequency_penalty",
                        "presence_penalty",
                        "stop",
                        "seed",
                        "n",
                        "stream");
            case EMBEDDINGS -> List.of("dimensions", "encoding_format");
        };
    }

    record Architecture(
            String modality,
            List<String> inputModalities,
            List<String> outputModalities,
            String tokenizer,
            @Nullable String instructType) {

        static Architecture of(Surface surface) {
            var output = surface == Surface.CHAT ? "text" : "embeddings";
            return new Architecture("text->" + output, List.of("text"), List.of(output), "o200k_base", null);
        }
    }

    record TopProvider(int contextLength, int maxCompletionTokens, boolean isModerated) {}
}
