package io.taomarket.inference.route;

import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.meter.Tokenizers;
import io.taomarket.inference.meter.Tokens;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How much a request will take at each miner, by whose tokens it is counted there. */
public final class Needs {

    private final Need asked;
    private final Map<String, Need> byTokenizer;

    private Needs(Need asked, Map<String, Need> byTokenizer) {
        this.asked = asked;
        this.byTokenizer = Map.copyOf(byTokenizer);
    }

    /** The same everywhere. */
    public static Needs same(Need need) {
        return new Needs(need, Map.of());
    }

    /**
     * Counts once by each vocabulary that the offers of these models are counted by.
     *
     * @param models the one that is asked for first
     * @param count of the request
     */
    public static Needs of(List<Model> models, Tokenizers tokenizers, Function<Tokens, Need> count) {
        var byVocabulary = new HashMap<String, Need>();
        var byTokenizer = new HashMap<String, Need>();
        for (var model : models) {
            for (var offer : model.offers()) {
                byTokenizer.computeIfAbsent(
                        offer.traits().tokenizer(),
                        name -> byVocabulary.computeIfAbsent(
                                tokenizers.vocabulary(name), _ -> count.apply(tokenizers.named(name))));
            }
        }
        var asked = models.getFirst().offers().stream()
                .map(offer -> byTokenizer.get(offer.traits().tokenizer()))
                .max(Comparator.comparingLong(Need::promptTokens));
        return new Needs(asked.orElseGet(() -> count.apply(tokenizers.usual())), byTokenizer);
    }

    /**
     * By the tokens of the model that is asked for: the most, where its miners count differently, and the platform's own,
     * where it has none. What does not depend on tokens is the same at every miner.
     */
    public Need asked() {
        return asked;
    }

    public Need at(Offer offer) {
        return byTokenizer.getOrDefault(offer.traits().tokenizer(), asked);
    }
}
