package io.taomarket.inference.request;

import io.taomarket.inference.fault.ApiFault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A JSON object from a customer. Whatever has the wrong kind or range is refused under its own name. */
public final class Fields {

    private final JsonNode object;
    private final String prefix;

    Fields(JsonNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    /** The name of a field as the customer would write it, such as {@code messages[0].role}. */
    public String path(String name) {
        return prefix + name;
    }

    /** The field, unless it is absent or null. */
    public Optional<JsonNode> get(String name) {
        var value = object.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    public JsonNode required(String name) {
        return get(name).orElseThrow(() -> ApiFault.invalid(path(name), path(name) + " is required."));
    }

    public String requiredText(String name) {
        var value = required(name);
        if (!value.isString() || value.stringValue().isBlank()) throw wrong(name, "must be a non-empty string");
        return wellFormed(name, value.stringValue());
    }

    public Optional<String> text(String name) {
        return get(name).map(value -> {
            if (!value.isString()) throw wrong(name, "must be a string");
            return wellFormed(name, value.stringValue());
        });
    }

    /** A text that must be one of the choices; {@code otherwise} when it is absent. */
    public String choice(String name, String otherwise, Set<String> choices) {
        var value = text(name).orElse(otherwise);
        if (!choices.contains(value)) throw wrong(name, "must be one of " + String.join(", ", choices));
        return value;
    }

    public boolean flag(String name) {
        return flag(name, false);
    }

    public boolean flag(String name, boolean otherwise) {
        return get(name)
                .map(value -> {
                    if (!value.isBoolean()) throw wrong(name, "must be true or false");
                    return value.booleanValue();
                })
                .orElse(otherwise);
    }

    public OptionalInt integer(String name, int least, int most) {
        var value = get(name);
        if (value.isEmpty()) return OptionalInt.empty();
        var number = value.get();
        var isInRange = number.isIntegralNumber()
                && number.canConvertToInt()
                && number.intValue() >= least
                && number.intValue() <= most;
        if (!isInRange) throw wrong(name, "must be an integer from " + least + " to " + most);
        return OptionalInt.of(number.intValue());
    }

    public Optional<BigDecimal> number(String name, double least, double most) {
        return get(name).map(value -> {
            var isInRange = value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most;
            if (!isInRange) throw wrong(name, "must be a number from " + plain(least) + " to " + plain(most));
            return value.decimalValue();
        });
    }

    /** The texts of a list; empty when it is absent. */
    public List<String> texts(String name, int most) {
        var value = get(name);
        if (value.isEmpty()) return List.of();
        var list = value.get();
        if (!list.isArray() || list.size() > most) throw wrong(name, "must be a list of at most " + most + " strings");
        var texts = new ArrayList<String>();
        for (var element : list) {
            if (!element.isString()) throw wrong(name, "must be a list of strings");
            texts.add(wellFormed(name, element.stringValue()));
        }
        return texts;
    }

    public Optional<Fields> object(String name) {
        return get(name).map(value -> {
            if (!value.isObject()) throw wrong(name, "must be an object");
            return new Fields(value, path(name) + ".");
        });
    }

    /** The objects of a list with at least one element. */
    public List<Fields> objects(String name, int most) {
        var list = required(name);
        if (!list.isArray() || list.isEmpty()) throw wrong(name, "must be a list with at least one element");
        if (list.size() > most) throw wrong(name, "must not have more than " + most + " elements");
        var objects = new ArrayList<Fields>();
        for (var element : list) {
            var path = path(name) + "[" + objects.size() + "]";
            if (!element.isObject()) throw ApiFault.invalid(path, path + " must be an object.");
            objects.add(new Fields(element, path + "."));
        }
        return objects;
    }

    /** The names of the fields there are. */
    public Collection<String> names() {
        return object.propertyNames();
    }

    /** How many fields there are. */
    public int size() {
        return object.size();
    }

    /** Refuses a field that nobody here would understand. */
    public void onlyKnown(Set<String> known) {
        for (var name : object.propertyNames()) {
            if (!known.contains(name))
                throw ApiFault.invalid(path(name), "unsupported_parameter", "There is no field " + path(name) + ".");
        }
    }

    public ApiFault wrong(String name, String complaint) {
        return ApiFault.invalid(path(name), path(name) + " " + complaint + ".");
    }

    private String wellFormed(String name, String text) {
        if (!Text.isWellFormed(text)) throw wrong(name, "has half a character (an unpaired surrogate)");
        return text;
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }
}
