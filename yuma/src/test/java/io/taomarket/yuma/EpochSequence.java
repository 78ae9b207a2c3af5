package io.taomarket.yuma;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A vector of kind epoch_sequence: runs it, and compares each epoch with what the vector expects of it. */
final class EpochSequence {

    private final JsonNode vector;
    private final Map<String, Integer> rememberedBonds = new HashMap<>();

    EpochSequence(JsonNode vector) {
        this.vector = vector;
    }

    void check() {
        io.taomarket.yuma.sequence.EpochSequence.of(tree(vector)).run(Yuma::run, run -> {
            if (!run.isLast()) return;
            var expected = vector.get("epochs").get(run.epoch());
            new EpochExpectation("epoch " + run.epoch(), vector, expected, run.input(), rememberedBonds).check();
        });
    }

    static Hyperparameters hyperparameters(JsonNode rules) {
        return io.taomarket.yuma.sequence.EpochSequence.hyperparameters(tree(rules));
    }

    private static Map<String, ?> tree(JsonNode node) {
        return JsonMapper.shared().treeToValue(node, new TypeReference<Map<String, ?>>() {});
    }
}
