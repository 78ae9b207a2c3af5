package io.taomarket.inference.model;

import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.catalogue.Parameters;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.meter.Price;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        String cacheReadRaoPerMtok,
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
                Architecture.of(model),
                Pricing.of(price),
                Long.toString(price.promptRaoPerMtok()),
                Long.toString(price.completionRaoPerMtok()),
                Long.toString(price.cacheReadRaoPerMtok()),
                new TopProvider(context, model.surface() == Surface.CHAT ? context : 0, false),
                null,
                parameters(model),
                reachable.isEmpty() ? "unavailable" : "available");
    }

    private static List<String> parameters(Model model) {
        if (model.offers().isEmpty()) return Parameters.plain(model.surface());
        return model.offers().stream()
                .flatMap(offer -> offer.supportedParameters(model.surface()).stream())
                .distinct()
                .toList();
    }

    record Architecture(
            String modality,
            List<String> inputModalities,
            List<String> outputModalities,
            String tokenizer,
            @Nullable String instructType) {

        static Architecture of(Model model) {
            var offers = model.offers().isEmpty()
                    ? Stream.of(OfferTraits.PLAIN)
                    : model.offers().stream().map(Offer::traits);
            var traits = offers.toList();
            var inputs = traits.stream()
                    .flatMap(each -> each.inputModalities().stream())
                    .distinct()
                    .toList();
            var output = model.surface() == Surface.CHAT ? "text" : "embeddings";
            var modality = String.join("+", inputs) + "->" + output;
            return new Architecture(
                    modality, inputs, List.of(output), traits.getFirst().tokenizer(), null);
        }
    }

    record TopProvider(int contextLength, int maxCompletionTokens, boolean isModerated) {}
}
