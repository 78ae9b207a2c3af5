package io.taomarket.miner.sim;

import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.door.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes up a document that fits a JSON schema: the parts of it that OpenAI's strict mode knows, but for patterns.
 *
 * @param text stands wherever the schema leaves the words free
 * @param seed chooses among the values of an enumeration
 */
record Fitting(JsonNode schema, String text, long seed) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** From here on only what must be there is there, so that schemas which contain themselves come to an end. */
    private static final int DEEP = 5;
    /** Schemas that demand themselves without end cannot be met; this deep it is given up. */
    private static final int DEEPEST = 40;

    private static final int MOST_ITEMS = 64;

    JsonNode document() {
        return fit(schema, 0);
    }

    /** The same document with one thing wrong. */
    JsonNode violation() {
        var document = document();
        if (!(document instanceof ObjectNode object)) return Json.object().put("violation", true);
        if (object.isEmpty()) return NODES.arrayNode().add("violation");
        var first = object.propertyNames().iterator().next();
        if (object.path(first).isString()) object.put(first, 0);
        else object.put(first, "violation");
        return object;
    }

    private JsonNode fit(JsonNode given, int depth) {
        var part = resolve(given);
        if (part.has("const")) return part.path("const");
        var choices = part.path("enum");
        if (choices.isArray() && !choices.isEmpty()) return choices.get(Math.floorMod(seed, choices.size()));
        for (var union : List.of("anyOf", "oneOf"))
            if (part.path(union).isArray() && !part.path(union).isEmpty())
                return fit(chosen(part.path(union), depth), depth + 1);
        return switch (type(part, depth)) {
            case "object" -> object(part, depth);
            case "array" -> array(part, depth);
            case "integer" -> NODES.numberNode(number(part, true).toBigInteger());
            case "number" -> NODES.numberNode(number(part, false));
            case "boolean" -> NODES.booleanNode(Math.floorMod(seed, 2) == 0);
            case "null" -> NODES.nullNode();
            default -> NODES.stringNode(Texts.fit(part, text));
        };
    }

    /** The first of them; far down the one that ends soonest. */
    private JsonNode chosen(JsonNode alternatives, int depth) {
        if (depth < DEEP) return alternatives.get(0);
        return StreamSupport.stream(alternatives.spliterator(), false)
                .filter(one ->
                        !one.has("$ref") && !one.path("type").asString("").equals("object"))
                .findFirst()
                .orElse(alternatives.get(0));
    }

    private static String type(JsonNode part, int depth) {
        var type = part.path("type");
        if (type.isString()) return type.stringValue();
        if (type.isArray() && !type.isEmpty()) {
            var last = type.get(type.size() - 1).asString("");
            return depth >= DEEP && last.equals("null") ? "null" : type.get(0).asString("");
        }
        if (part.has("properties")) return "object";
        return part.has("items") ? "array" : part.isEmpty() ? "object" : "string";
    }

    private ObjectNode object(JsonNode part, int depth) {
        requireEnd(depth);
        var object = Json.object();
        var required = strings(part.path("required"));
        for (var property : part.path("properties").properties()) {
            if (depth < DEEP || required.contains(property.getKey()))
                object.set(property.getKey(), fit(property.getValue(), depth + 1));
        }
        for (var name : required) if (!object.has(name)) object.put(name, text);
        return object;
    }

    private JsonNode array(JsonNode part, int depth) {
        requireEnd(depth);
        var array = NODES.arrayNode();
        for (var item : part.path("prefixItems")) array.add(fit(item, depth + 1));
        var usual = depth < DEEP ? Math.min(1, part.path("maxItems").asInt(1)) : 0;
        var size = Math.min(MOST_ITEMS, Math.max(part.path("minItems").asInt(0), usual));
        while (array.size() < size) {
            var varied = new Fitting(schema, array.isEmpty() ? text : text + array.size(), seed + array.size());
            array.add(varied.fit(part.path("items"), depth + 1));
        }
        return array;
    }

    /** The least number allowed, or the seed where that is allowed too. */
    private BigDecimal number(JsonNode part, boolean isWhole) {
        var step = part.has("multipleOf") ? part.path("multipleOf").decimalValue() : BigDecimal.ONE;
        if (isWhole) step = step.max(BigDecimal.ONE);
        var number = BigDecimal.valueOf(seed).multiply(step);
        var least = part.has("exclusiveMinimum") ? part.path("exclusiveMinimum") : part.path("minimum");
        var most = part.has("exclusiveMaximum") ? part.path("exclusiveMaximum") : part.path("maximum");
        if (most.isNumber() && number.compareTo(most.decimalValue()) >= 0)
            number = multiple(most.decimalValue(), step, RoundingMode.FLOOR, part.has("exclusiveMaximum"), -1);
        if (least.isNumber() && number.compareTo(least.decimalValue()) <= 0)
            number = multiple(least.decimalValue(), step, RoundingMode.CEILING, part.has("exclusiveMinimum"), 1);
        if (!isWhole && most.isNumber() && number.compareTo(most.decimalValue()) >= 0 && least.isNumber())
            number = least.decimalValue().add(most.decimalValue()).divide(BigDecimal.TWO);
        return number;
    }

    private static BigDecimal multiple(
            BigDecimal bound, BigDecimal step, RoundingMode rounding, boolean isExclusive, int direction) {
        var multiple = bound.divide(step, 0, rounding).multiply(step);
        var isTooNear = isExclusive && multiple.compareTo(bound) == 0;
        return isTooNear ? multiple.add(step.multiply(BigDecimal.valueOf(direction))) : multiple;
    }

    /** Follows references within the document, and joins what must hold at once. */
    private JsonNode resolve(JsonNode part) {
        var found = part;
        for (var i = 0; found.path("$ref").isString() && i < DEEPEST; i++) {
            var pointer = found.path("$ref").stringValue();
            found = pointer.startsWith("#") ? schema.at(pointer.substring(1)) : NODES.objectNode();
        }
        if (!found.path("allOf").isArray()) return found;
        var joined = Json.object();
        for (var one : found.path("allOf")) if (resolve(one) instanceof ObjectNode object) joined.setAll(object);
        if (found instanceof ObjectNode own) joined.setAll(own.deepCopy().without("allOf"));
        return joined;
    }

    private static void requireEnd(int depth) {
        if (depth > DEEPEST) throw new ApiError(400, "invalid_schema", "the schema has no end", null);
    }

    private static List<String> strings(JsonNode list) {
        var strings = new ArrayList<String>();
        for (var item : list) strings.add(item.asString(""));
        return strings;
    }
}
