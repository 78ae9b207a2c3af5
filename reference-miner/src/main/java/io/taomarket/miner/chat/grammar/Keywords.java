package io.taomarket.miner.chat.grammar;

import java.util.Set;

/** The words of JSON Schema: those that a grammar keeps, and those that bind nothing. */
final class Keywords {

    private static final Set<String> KEPT = Set.of(
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "minItems",
            "maxItems",
            "minLength",
            "maxLength",
            "enum",
            "const",
            "anyOf",
            "$ref");

    private static final Set<String> REMARKS = Set.of(
            "title",
            "description",
            "default",
            "examples",
            "example",
            "deprecated",
            "readOnly",
            "writeOnly",
            "$schema",
            "$id",
            "$comment",
            "$defs",
            "definitions",
            "strict");

    private Keywords() {}

    static boolean isKept(String word) {
        return KEPT.contains(word);
    }

    static boolean isKnown(String word) {
        return KEPT.contains(word) || REMARKS.contains(word);
    }
}
