package io.taomarket.miner;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.miner.Backend.Boxed;
import io.taomarket.miner.Backend.Talking;
import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.door.Call;
import io.taomarket.miner.door.Json;
import io.taomarket.miner.embedding.BoxedModel;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The models on offer, by the names they are offered under. */
final class Catalogue {

    private final Map<String, Backend> backends = new LinkedHashMap<>();
    private final long createdSeconds;

    Catalogue(MinerConfig config, long createdSeconds) {
        for (var serving : config.servings()) backends.put(serving.claimed(), Backend.of(serving, config.upstream()));
        this.createdSeconds = createdSeconds;
    }

    List<BoxedModel> boxedModels() {
        return backends.values().stream()
                .flatMap(backend -> backend instanceof Boxed(var model) ? Stream.of(model) : Stream.empty())
                .distinct()
                .toList();
    }

    List<HouseModel> chatModels() {
        return backends.values().stream()
                .flatMap(backend -> backend instanceof Talking(var model) ? Stream.of(model) : Stream.empty())
                .distinct()
                .toList();
    }

    /** The name in the request's field {@code model}. */
    String askedModel(ObjectNode body) {
        var model = body.path("model");
        if (!model.isString()) throw ApiError.invalid("model", "model must be a text");
        return model.stringValue();
    }

    Backend backend(String askedModel) {
        var backend = backends.get(askedModel);
        if (backend == null) throw new ApiError(404, "model_not_found", "this miner does not offer the model", "model");
        return backend;
    }

    void list(Call call) throws IOException {
        var document = Json.object().put("object", "list");
        var data = document.putArray("data");
        for (var id : backends.keySet())
            data.addObject()
                    .put("id", id)
                    .put("object", "model")
                    .put("created", createdSeconds)
                    .put("owned_by", "miner");
        call.answer(200, document);
    }
}
