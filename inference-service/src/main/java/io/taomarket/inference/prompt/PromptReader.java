package io.taomarket.inference.prompt;

import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.meter.TokenIds;
import io.taomarket.inference.meter.TokenIds.NotText;
import io.taomarket.inference.meter.Tokenizers;
import io.taomarket.inference.request.Fields;
import io.taomarket.inference.request.Text;
import io.taomarket.inference.route.Router;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Reads prompts in each of OpenAI's four forms: a text, a list of them, the ids of a text's tokens, a list of such lists.
 *
 * @param models that may serve the request; asked for where there are ids, which mean nothing without a vocabulary
 */
public record PromptReader(Fields fields, Tokenizers tokenizers, Supplier<List<Model>> models) {

    /** The prompts of this field, at least one. */
    public List<Prompt> read(String name, int most) {
        var given = fields.required(name);
        if (given.isString()) return List.of(written(name, given));
        if (!given.isArray() || given.isEmpty()) throw malformed(name);
        var first = given.get(0);
        if (first.isNumber()) return List.of(encoded(name, fields.path(name), given, vocabulary(name)));
        if (given.size() > most) throw fields.wrong(name, "must not have more than " + most + " elements");
        return first.isArray()
                ? encoded(name, given)
                : written(name, List.copyOf(given.asArray().values()));
    }

    private List<Prompt> written(String name, List<JsonNode> texts) {
        return texts.stream().map(text -> written(name, text)).toList();
    }

    private Prompt written(String name, JsonNode text) {
        if (!text.isString() || text.stringValue().isEmpty()) throw malformed(name);
        if (!Text.isWellFormed(text.stringValue()))
            throw fields.wrong(name, "has half a character (an unpaired surrogate)");
        return Prompt.written(text.stringValue());
    }

    private List<Prompt> encoded(String name, JsonNode lists) {
        var vocabulary = vocabulary(name);
        var prompts = new ArrayList<Prompt>(lists.size());
        for (var ids : lists)
            prompts.add(encoded(name, fields.path(name) + "[" + prompts.size() + "]", ids, vocabulary));
        return prompts;
    }

    private Prompt encoded(String name, String path, JsonNode list, TokenIds vocabulary) {
        if (!list.isArray() || list.isEmpty()) throw malformed(name);
        try {
            return Prompt.read(vocabulary.read(ids(name, path, list)));
        } catch (NotText e) {
            throw ApiFault.invalid(fields.path(name), path + e.getMessage() + ".");
        }
    }

    private int[] ids(String name, String path, JsonNode list) {
        var ids = new int[list.size()];
        var place = 0;
        for (var id : list) {
            if (!id.isNumber()) throw malformed(name);
            if (!id.isIntegralNumber() || !id.canConvertToInt())
                throw ApiFault.invalid(fields.path(name), path + "[" + place + "] is " + id + ", which is no token.");
            ids[place++] = id.intValue();
        }
        return ids;
    }

    /** Ids are read only where there is no doubt what they mean: every miner that may serve must name one vocabulary. */
    private TokenIds vocabulary(String name) {
        var served = models.get();
        var named = new HashSet<Optional<String>>();
        for (var model : served)
            for (var offer : model.offers())
                named.add(tokenizers.known(offer.traits().tokenizer()));
        if (named.isEmpty()) throw Router.nobodyAvailable(served.getFirst());
        var only = named.size() == 1 ? named.iterator().next() : Optional.<String>empty();
        return only.map(tokenizers::ids)
                .orElseThrow(() -> ApiFault.invalid(
                        fields.path(name),
                        "The tokens of " + served.getFirst().id()
                                + " are not known for certain: its miners name different tokenizers, or one that is"
                                + " not known here. Send the text."));
    }

    private ApiFault malformed(String name) {
        return fields.wrong(
                name,
                "must be a non-empty string or a list of them, or the ids of a text's tokens or a list of such lists");
    }
}
