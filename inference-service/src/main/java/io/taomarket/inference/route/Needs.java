package io.taomarket.inference.route;

import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.meter.Tokenizers;
import io.taomarket.inference.meter.Tokens;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** How much a request will take at each miner, by whose tokens it is counted there. */
public final class Needs {

    private final Need usual;
    private final Map<String, Need> byTokenizer;

    private Needs(Need usual, Map<String, Need> byTokenizer) {
        this.usual = usual;
        this.byTokenizer = Map.copyOf(byTokenizer);
    }

    /** The same everywhere. */
    public static Needs same(Need need) {
        return new Needs(need, Map.of());
    }

    /**
     * Counts once by each vocabulary that the offers of these models are counted by.
     *
     * @param count of the request
     */
    public static Needs of(Collection<Model> models, Tokenizers tokenizers, Function<Tokens, Need> count) {
        var usual = count.apply(tokenizers.usual());
        var byVocabulary = new HashMap<>(Map.of(tokenizers.vocabulary(""), usual));
        var byTokenizer = new HashMap<String, Need>();
        for (var model : models) {
            for (var offer : model.offers()) {
                byTokenizer.computeIfAbsent(
                        offer.traits().tokenizer(),
                        name -> byVocabulary.computeIfAbsent(
                                tokenizers.vocabulary(name), _ -> count.apply(tokenizers.named(name))));
            }
        }
        return new Needs(usual, byTokenizer);
    }

    /** By the platform's own tokens; what does not depend on tokens is the same at every miner. */
    public Need usual() {
        return usual;
    }

    public Need at(Offer offer) {
        return byTokenizer.getOrDefault(offer.traits().tokenizer(), usual);
    }
}
