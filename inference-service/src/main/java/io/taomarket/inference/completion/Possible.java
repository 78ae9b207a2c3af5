package io.taomarket.inference.completion;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Finds schemas that plainly no answer can fit: a miner must not be blamed for them. One that passes may still be
 * impossible, because to know that of every schema takes too long.
 */
final class Possible {

    private static final int MOST_STEPS = 20_000;
    private static final int MOST_DEPTH = 64;

    private final JsonNode root;
    private final Set<String> underWay = new HashSet<>();
    private int steps;

    private Possible(JsonNode root) {
        this.root = root;
    }

    /** Whether a value may fit what is known to be a schema. */
    static boolean is(JsonNode schema) {
        return new Possible(schema).of(schema);
    }

    private boolean of(JsonNode schema) {
        if (schema.isBoolean()) return schema.booleanValue();
        if (++steps > MOST_STEPS) return true;
        if (schema.path("$ref").isString())
            return hasEnd(schema.get("$ref").stringValue()); // in older drafts nothing counts beside it
        return isAmongValues(schema)
                && !isEverything(schema.path("not"))
                && all(schema.path("allOf"), this::of)
                && any(schema.path("anyOf"), this::of)
                && any(schema.path("oneOf"), this::of)
                && types(schema).anyMatch(type -> isPossible(schema, type));
    }

    /** What must hold itself has no end. */
    private boolean hasEnd(String place) {
        if (!place.equals("#") && !place.startsWith("#/")) return true;
        if (underWay.contains(place)) return false;
        if (underWay.size() == MOST_DEPTH) return true;
        underWay.add(place);
        var target = root.at(JsonPointer.compile(place.substring(1)));
        var hasEnd = target.isMissingNode() || of(target);
        underWay.remove(place);
        return hasEnd;
    }

    /** Values that are listed must be of the type that is named. */
    private boolean isAmongValues(JsonNode schema) {
        var type = schema.path("type");
        if (schema.has("const") && !isOfType(schema.get("const"), type)) return false;
        return any(schema.path("enum"), value -> isOfType(value, type));
    }

    private static boolean isEverything(JsonNode not) {
        return not.isObject() && not.isEmpty() || not.isBoolean() && not.booleanValue();
    }

    private boolean isPossible(JsonNode schema, String type) {
        return switch (type) {
            case "string" -> isRange(schema, "minLength", "maxLength");
            case "array" -> isRange(schema, "minItems", "maxItems") && hasItems(schema);
            case "object" -> isRange(schema, "minProperties", "maxProperties") && hasRequired(schema);
            case "number", "integer" -> isRange(schema, "minimum", "maximum");
            default -> true;
        };
    }

    private static boolean isRange(JsonNode schema, String least, String most) {
        return schema.path(least).asDouble(Double.NEGATIVE_INFINITY)
                <= schema.path(most).asDouble(Double.POSITIVE_INFINITY);
    }

    private boolean hasItems(JsonNode schema) {
        var items = schema.path("items");
        var isOptional = schema.path("minItems").asInt(0) < 1;
        return isOptional || schema.has("prefixItems") || items.isMissingNode() || items.isArray() || of(items);
    }

    private boolean hasRequired(JsonNode schema) {
        return all(schema.path("required"), name -> {
            var property = schema.path("properties").path(name.stringValue(""));
            if (!property.isMissingNode()) return of(property);
            var others = schema.path("additionalProperties");
            return schema.has("patternProperties") || others.isMissingNode() || of(others);
        });
    }

    /** Where none is named, one will do that nothing else restricts. */
    private static Stream<String> types(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray()
                ? type.valueStream().map(each -> each.stringValue(""))
                : Stream.of(type.stringValue("null"));
    }

    private static boolean isOfType(JsonNode value, JsonNode type) {
        if (type.isArray()) return type.valueStream().anyMatch(each -> isOfType(value, each));
        return switch (type.stringValue("")) {
            case "null" -> value.isNull();
            case "boolean" -> value.isBoolean();
            case "string" -> value.isString();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "number", "integer" -> value.isNumber();
            default -> true;
        };
    }

    private boolean all(JsonNode list, Predicate<JsonNode> test) {
        steps += list.size();
        return !list.isArray() || list.valueStream().allMatch(test);
    }

    private boolean any(JsonNode list, Predicate<JsonNode> test) {
        steps += list.size();
        return !list.isArray() || list.valueStream().anyMatch(test);
    }
}
