package io.taomarket.inference.text;

import io.taomarket.inference.completion.TokenLogprob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes logprobs in the older shape: lists side by side. */
final class TextLogprobsJson {

    private TextLogprobsJson() {}

    /**
     * Null where there are none.
     *
     * @param offset characters before the first of these tokens; returns those before the next one
     */
    static long write(JsonGenerator json, List<TokenLogprob> tokens, long offset) {
        if (tokens.isEmpty()) {
            json.writeNullProperty("logprobs");
            return offset;
        }
        json.writeObjectPropertyStart("logprobs");
        json.writeArrayPropertyStart("tokens");
        for (var token : tokens) json.writeString(token.token());
        json.writeEndArray();
        json.writeArrayPropertyStart("token_logprobs");
        for (var token : tokens) writeLogprob(json, token.logprob());
        json.writeEndArray();
        json.writeArrayPropertyStart("top_logprobs");
        for (var token : tokens) writeTop(json, token.top());
        json.writeEndArray();
        var next = writeOffsets(json, tokens, offset);
        json.writeEndObject();
        return next;
    }

    private static void writeLogprob(JsonGenerator json, double logprob) {
        if (Double.isNaN(logprob)) json.writeNull();
        else json.writeNumber(logprob);
    }

    private static void writeTop(JsonGenerator json, List<TokenLogprob> top) {
        if (top.isEmpty()) {
            json.writeNull();
            return;
        }
        Map<String, Double> likeliest = new LinkedHashMap<>();
        for (var token : top) likeliest.putIfAbsent(token.token(), token.logprob());
        json.writeStartObject();
        likeliest.forEach((token, logprob) -> json.writeNumberProperty(token, logprob.doubleValue()));
        json.writeEndObject();
    }

    private static long writeOffsets(JsonGenerator json, List<TokenLogprob> tokens, long offset) {
        var next = offset;
        json.writeArrayPropertyStart("text_offset");
        for (var token : tokens) {
            json.writeNumber(next);
            next += characters(token);
        }
        json.writeEndArray();
        return next;
    }

    /** A character begins with every byte that does not continue one. */
    private static long characters(TokenLogprob token) {
        return token.bytes().stream().filter(octet -> (octet & 0xc0) != 0x80).count();
    }
}
