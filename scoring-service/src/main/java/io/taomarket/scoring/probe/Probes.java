package io.taomarket.scoring.probe;

import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Makes probes: the same seed, the same probe. */
@Service
public class Probes {

    private final ReferenceModels references;
    private final ChatReferences chatReferences;
    private final ProbeProperties properties;
    private final ProofProperties proof;
    private final JsonMapper mapper;
    private final Vocabulary vocabulary = Vocabulary.load();

    Probes(
            ReferenceModels references,
            ChatReferences chatReferences,
            ProbeProperties properties,
            ProofProperties proof,
            JsonMapper mapper) {
        this.references = references;
        this.chatReferences = chatReferences;
        this.properties = properties;
        this.proof = proof;
        this.mapper = mapper;
    }

    /** Whether we know what to ask the miners of a subnet of this name. */
    public boolean covers(String subnet) {
        return properties.embeddingSubnets().contains(subnet)
                || properties.chatSubnets().contains(subnet);
    }

    /** A probe of a model in a subnet; nothing where we do not know what to ask. */
    public Optional<Probe> make(String subnet, String model, long seed) {
        if (properties.embeddingSubnets().contains(subnet)) return Optional.of(embedding(model, seed));
        if (properties.chatSubnets().contains(subnet)) return Optional.of(chat(model, seed));
        return Optional.empty();
    }

    private Probe chat(String model, long seed) {
        var house = chatReferences.find(model);
        if (house.isEmpty()) return ChatProbe.of(vocabulary, model, seed, mapper);
        return ModelProbe.of(house.get(), seed, vocabulary, chatReferences, proof, mapper);
    }

    private EmbeddingProbe embedding(String model, long seed) {
        var texts = ProbeTexts.of(vocabulary, seed, properties.maxTexts());
        var right = references.knows(model) ? references.embed(model, texts.texts()) : null;
        return new EmbeddingProbe(seed, model, texts, right, properties, mapper);
    }
}
