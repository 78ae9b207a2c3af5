package io.taomarket.miner.openai;

import io.taomarket.miner.door.ApiError;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads fields of a request's body; what they must not be is the caller's mistake. A null is as good as nothing. */
public final class Fields {

    private Fields() {}

    /** A whole number in a range. */
    public static int number(ObjectNode body, String name, int least, int most, int fallback) {
        var value = body.path(name);
        if (isAbsent(value)) return fallback;
        if (value.isInt() && value.intValue() >= least && value.intValue() <= most) return value.intValue();
        throw ApiError.invalid(name, name + " must be a whole number from " + least + " to " + most);
    }

    /** A number in a range. */
    public static double decimal(ObjectNode body, String name, double least, double most, double fallback) {
        var value = body.path(name);
        if (isAbsent(value)) return fallback;
        if (value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most) return value.doubleValue();
        throw ApiError.invalid(name, name + " must be a number from " + least + " to " + most);
    }

    /** Any whole number of 64 bits. */
    public static OptionalLong anyNumber(ObjectNode body, String name) {
        var value = body.path(name);
        if (isAbsent(value)) return OptionalLong.empty();
        if (value.isIntegralNumber() && value.canConvertToLong()) return OptionalLong.of(value.longValue());
        throw ApiError.invalid(name, name + " must be a whole number");
    }

    public static boolean flag(JsonNode object, String name) {
        var value = object.path(name);
        if (isAbsent(value)) return false;
        if (value.isBoolean()) return value.booleanValue();
        throw ApiError.invalid(name, name + " must be true or false");
    }

    /** A text, or a list of at most so many, none of them empty. */
    public static List<String> texts(ObjectNode body, String name, int most) {
        var value = body.path(name);
        if (isAbsent(value)) return List.of();
        var texts = new ArrayList<String>();
        if (value.isString()) texts.add(value.stringValue());
        for (var item : value) texts.add(item.isString() ? item.stringValue() : "");
        if (texts.size() > most || texts.contains("") || !value.isString() && !value.isArray())
            throw ApiError.invalid(name, name + " must be a text or a list of at most " + most + " texts, none empty");
        return List.copyOf(texts);
    }

    public static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
