package io.taomarket.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cases of a file of test vectors. */
public final class TestVectors {

    private TestVectors() {}

    public static List<JsonNode> cases(String name) {
        try (var file = TestVectors.class.getResourceAsStream("/yuma-vectors/" + name + ".json")) {
            var cases = JsonMapper.shared().readTree(file).get("cases");
            return StreamSupport.stream(cases.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
