package io.taomarket.miner.sim;

import tools.jackson.databind.JsonNode;

/** Texts that a schema allows: of a format, or of a length. */
final class Texts {

    private static final int LONGEST_PADDING = 10_000;

    private Texts() {}

    static String fit(JsonNode schema, String free) {
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "2026-01-02T03:04:05Z";
            case "date" -> "2026-01-02";
            case "time" -> "03:04:05Z";
            case "duration" -> "PT1S";
            case "email" -> "someone@example.com";
            case "hostname" -> "example.com";
            case "ipv4" -> "192.0.2.1";
            case "ipv6" -> "2001:db8::1";
            case "uri" -> "https://example.com/";
            case "uuid" -> "018cc251-f400-7000-8000-000000000000";
            default -> ofLength(free, schema);
        };
    }

    /** Lengths are counted in code points, as JSON Schema does. */
    private static String ofLength(String free, JsonNode schema) {
        var text = free;
        var missing = schema.path("minLength").asInt(0) - text.codePointCount(0, text.length());
        if (missing > 0) text += "x".repeat(Math.min(missing, LONGEST_PADDING));
        var most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        if (text.codePointCount(0, text.length()) <= most) return text;
        return text.substring(0, text.offsetByCodePoints(0, most));
    }
}
