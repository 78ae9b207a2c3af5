package io.taomarket.miner.chat.grammar;

import io.taomarket.miner.chat.grammar.Rule.Repeat;
import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.door.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Makes a grammar of a JSON schema. It knows type, properties, required, additionalProperties (false, or not said: no
 * others come), items, minItems, maxItems, minLength, maxLength, enum, const, anyOf of different types, and references
 * within the schema; whatever else would bind an answer is refused.
 */
public final class SchemaReader {

    private static final int DEEPEST = 16;
    private static final int MOST_PARTS = 500;
    private static final int MOST_COUNT = 1_024;

    private final JsonNode root;
    private final String field;
    private int parts;

    private SchemaReader(JsonNode root, String field) {
        this.root = root;
        this.field = field;
    }

    /**
     * The beginning of a document that fits the schema.
     *
     * @param field where the schema stands, for complaints about it
     */
    public static State document(JsonNode schema, String field) {
        return State.start(whole(schema, field));
    }

    /** The arguments of a function: an object, also where the schema says nothing. */
    static Rule arguments(JsonNode schema, String field) {
        if (schema.isMissingNode() || schema.isNull() || schema.isEmpty()) return Rule.text("{}");
        return whole(schema, field);
    }

    private static Rule whole(JsonNode schema, String field) {
        return new SchemaReader(schema, field).rule(schema, 0);
    }

    private Rule rule(JsonNode given, int depth) {
        if (depth > DEEPEST || ++parts > MOST_PARTS) throw refuse("is too large, too deep, or contains itself");
        if (!given.isObject()) throw refuse("must be made of objects");
        for (var name : given.propertyNames())
            if (!Keywords.isKnown(name)) throw refuse("uses " + name + ", which is unsupported");
        refuseBeside(given, "$ref");
        refuseBeside(given, "anyOf");
        if (given.has("$ref")) return rule(resolve(given.path("$ref")), depth + 1);
        if (given.has("const")) return literal(given.path("const"));
        if (given.has("enum")) return literals(given.path("enum"));
        if (given.has("anyOf")) return anyOf(given.path("anyOf"), depth);
        return typed(given, depth);
    }

    /** What stands beside these words binds too, but only they are kept. */
    private void refuseBeside(JsonNode given, String word) {
        if (!given.has(word)) return;
        for (var name : given.propertyNames())
            if (Keywords.isKept(name) && !name.equals(word) && !name.equals("type"))
                throw refuse("uses " + name + " beside " + word + ", which is unsupported");
    }

    private JsonNode resolve(JsonNode reference) {
        var pointer = reference.asString("");
        if (!pointer.startsWith("#/")) throw refuse("may refer only to what is within it");
        return root.at(pointer.substring(1));
    }

    private static Rule literal(JsonNode value) {
        return Rule.text(Json.MAPPER.writeValueAsString(value));
    }

    private Rule literals(JsonNode values) {
        if (!values.isArray() || values.isEmpty()) throw refuse("has an enum without values");
        parts += values.size();
        if (parts > MOST_PARTS) throw refuse("is too large, too deep, or contains itself");
        return Rule.choice(StreamSupport.stream(values.spliterator(), false)
                .distinct()
                .map(SchemaReader::literal)
                .toList());
    }

    /** Different types begin differently, so that it is always clear which of them an answer follows. */
    private Rule anyOf(JsonNode schemas, int depth) {
        var types = new ArrayList<String>();
        var rules = new ArrayList<Rule>();
        for (var schema : schemas) {
            var target = schema.has("$ref") ? resolve(schema.path("$ref")) : schema;
            types.addAll(types(target));
            rules.add(rule(schema, depth + 1));
        }
        if (rules.isEmpty() || types.stream().distinct().count() < types.size())
            throw refuse("has an anyOf whose parts are not of different types");
        return Rule.choice(rules);
    }

    private List<String> types(JsonNode schema) {
        var type = schema.path("type");
        if (type.isString()) return List.of(family(type.stringValue()));
        if (!type.isArray() || type.isEmpty()) throw refuse("must say the type of each part");
        return StreamSupport.stream(type.spliterator(), false)
                .map(one -> family(one.asString("")))
                .toList();
    }

    /** A whole number is a number too. */
    private static String family(String type) {
        return type.equals("integer") ? "number" : type;
    }

    private Rule typed(JsonNode schema, int depth) {
        var type = schema.path("type");
        if (type.isString()) return ofType(type.stringValue(), schema, depth);
        if (types(schema).stream().distinct().count() < type.size()) throw refuse("names a type twice");
        return Rule.choice(StreamSupport.stream(type.spliterator(), false)
                .map(one -> ofType(one.asString(""), schema, depth))
                .toList());
    }

    private Rule ofType(String type, JsonNode schema, int depth) {
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" ->
                Grammars.string(
                        least(schema, "minLength", "maxLength"), count(schema, "maxLength", Repeat.WITHOUT_END));
            case "integer" -> Grammars.INTEGER;
            case "number" -> Grammars.NUMBER;
            case "boolean" -> Grammars.BOOLEAN;
            case "null" -> Grammars.NULL;
            default -> throw refuse("has a type that is none");
        };
    }

    private Rule array(JsonNode schema, int depth) {
        var item = schema.has("items") ? rule(schema.path("items"), depth + 1) : Grammars.value();
        return Grammars.array(
                item, least(schema, "minItems", "maxItems"), count(schema, "maxItems", Repeat.WITHOUT_END));
    }

    private int least(JsonNode schema, String name, String mostName) {
        var least = count(schema, name, 0);
        if (least > count(schema, mostName, Repeat.WITHOUT_END))
            throw refuse("has a " + name + " above its " + mostName);
        return least;
    }

    private int count(JsonNode schema, String name, int fallback) {
        if (!schema.has(name)) return fallback;
        var value = schema.path(name);
        if (!value.isInt() || value.intValue() < 0 || value.intValue() > MOST_COUNT)
            throw refuse("has a " + name + " that is not a whole number up to " + MOST_COUNT);
        return value.intValue();
    }

    private Rule object(JsonNode schema, int depth) {
        var others = schema.path("additionalProperties");
        if (!others.isMissingNode() && !others.isBoolean())
            throw refuse("uses additionalProperties with a schema, which is unsupported");
        if (!schema.has("properties") && !schema.has("required") && others.asBoolean(true)) return Grammars.OBJECT;
        var required = new ArrayList<String>();
        for (var name : schema.path("required")) required.add(name.asString(""));
        var members = new Members();
        for (var property : schema.path("properties").properties()) {
            var name = Rule.text(Json.MAPPER.writeValueAsString(property.getKey()) + ":");
            var said = Rule.sequence(name, rule(property.getValue(), depth + 1));
            members.add(said, required.remove(property.getKey()));
        }
        if (!required.isEmpty()) throw refuse("requires " + required.getFirst() + ", which is no property of it");
        return members.object();
    }

    private ApiError refuse(String complaint) {
        return ApiError.invalid(field, field + " " + complaint);
    }
}
