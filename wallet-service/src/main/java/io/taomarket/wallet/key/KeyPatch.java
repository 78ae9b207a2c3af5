package io.taomarket.wallet.key;

import io.taomarket.chassis.problem.Refusal;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Changes some of a key's settings: a JSON merge patch (RFC 7396). */
@Component
class KeyPatch {

    private final JsonMapper json;

    KeyPatch(JsonMapper json) {
        this.json = json;
    }

    KeySettings apply(KeySettings present, ObjectNode patch) {
        var merged = json.<ObjectNode>valueToTree(present);
        for (var change : patch.properties()) {
            if (!merged.has(change.getKey())) throw refused("field_unknown", change.getKey(), "is not a setting");
            merged.set(change.getKey(), change.getValue());
        }
        try {
            return json.treeToValue(merged, KeySettings.class);
        } catch (JacksonException e) {
            var field =
                    e.getPath().isEmpty() ? "request" : e.getPath().getFirst().getPropertyName();
            throw refused("invalid_field", String.valueOf(field), "has a value of the wrong kind or range");
        }
    }

    private static Refusal refused(String code, String field, String why) {
        return new Refusal(HttpStatus.BAD_REQUEST, code, field + " " + why + ".", Map.of("field", field));
    }
}
