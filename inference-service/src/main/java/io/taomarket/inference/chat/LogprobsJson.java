package io.taomarket.inference.chat;

import io.taomarket.inference.completion.TokenLogprob;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the probabilities of tokens in the shape of OpenAI's chat. */
public final class LogprobsJson {

    private LogprobsJson() {}

    /** Null where there are none. */
    static void write(JsonGenerator json, List<TokenLogprob> tokens) {
        if (tokens.isEmpty()) {
            json.writeNullProperty("logprobs");
            return;
        }
        json.writeObjectPropertyStart("logprobs");
        json.writeName("content");
        writeTokens(json, tokens);
        json.writeNullProperty("refusal");
        json.writeEndObject();
    }

    /** A list, which is empty where there are none. */
    public static void writeTokens(JsonGenerator json, List<TokenLogprob> tokens) {
        json.writeStartArray();
        for (var token : tokens) {
            json.writeStartObject();
            writeToken(json, token);
            json.writeArrayPropertyStart("top_logprobs");
            for (var alternative : token.top()) {
                json.writeStartObject();
                writeToken(json, alternative);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeToken(JsonGenerator json, TokenLogprob token) {
        json.writeStringProperty("token", token.token());
        json.writeNumberProperty("logprob", token.logprob());
        json.writeArrayPropertyStart("bytes");
        for (var octet : token.bytes()) json.writeNumber(octet.intValue());
        json.writeEndArray();
    }
}
