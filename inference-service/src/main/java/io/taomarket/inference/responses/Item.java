package io.taomarket.inference.responses;

import io.taomarket.inference.chat.LogprobsJson;
import io.taomarket.inference.completion.TokenLogprob;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** One part of a response's output, which may still grow. */
sealed interface Item {

    String COMPLETED = "completed";
    String IN_PROGRESS = "in_progress";

    String id();

    void write(JsonGenerator json, String status);

    /**
     * What the assistant says.
     *
     * @param logprobs of the text so far; empty unless they are wanted
     */
    record Said(String id, StringBuilder text, List<TokenLogprob> logprobs) implements Item {

        @Override
        public void write(JsonGenerator json, String status) {
            json.writeStartObject();
            json.writeStringProperty("id", id);
            json.writeStringProperty("type", "message");
            json.writeStringProperty("status", status);
            json.writeStringProperty("role", "assistant");
            json.writeArrayPropertyStart("content");
            if (!status.equals(IN_PROGRESS)) writePart(json, text.toString(), logprobs);
            json.writeEndArray();
            json.writeEndObject();
        }

        static void writePart(JsonGenerator json, String text, List<TokenLogprob> logprobs) {
            json.writeStartObject();
            json.writeStringProperty("type", "output_text");
            json.writeStringProperty("text", text);
            json.writeArrayPropertyStart("annotations");
            json.writeEndArray();
            json.writeName("logprobs");
            LogprobsJson.writeTokens(json, logprobs);
            json.writeEndObject();
        }
    }

    /** A function that the customer shall call. */
    record Called(String id, String callId, String name, StringBuilder arguments) implements Item {

        @Override
        public void write(JsonGenerator json, String status) {
            json.writeStartObject();
            json.writeStringProperty("id", id);
            json.writeStringProperty("type", "function_call");
            json.writeStringProperty("status", status);
            json.writeStringProperty("call_id", callId);
            json.writeStringProperty("name", name);
            json.writeStringProperty("arguments", arguments.toString());
            json.writeEndObject();
        }
    }
}
