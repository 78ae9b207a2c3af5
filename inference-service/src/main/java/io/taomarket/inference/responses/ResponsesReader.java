package io.taomarket.inference.responses;

import io.taomarket.inference.chat.SamplingReader;
import io.taomarket.inference.completion.ChatRequest;
import io.taomarket.inference.completion.Format;
import io.taomarket.inference.completion.FunctionFields;
import io.taomarket.inference.completion.Sampling;
import io.taomarket.inference.completion.Shape;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;
import io.taomarket.inference.route.Wishes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a request for a response. What would need a memory of ours, or tools of ours, is refused by name. */
final class ResponsesReader {

    private static final int MOST_METADATA = 16;
    private static final int MOST_INCLUDED = 16;
    private static final List<String> STATEFUL = List.of("previous_response_id", "conversation", "prompt");
    private static final int MOST_ALTERNATIVES = 20;
    private static final String LOGPROBS = "message.output_text.logprobs";
    private static final Set<String> HARMLESS_TO_INCLUDE = Set.of("reasoning.encrypted_content");

    private ResponsesReader() {}

    static ChatRequest read(Fields fields, int maxItems) {
        var model = Wishes.model(fields);
        refuseStateful(fields);
        refuseUnserved(fields);
        return new ChatRequest(
                model,
                new InputReader(model).read(fields, maxItems),
                ToolsReader.read(fields),
                format(fields),
                1,
                fields.integer("max_output_tokens", 1, Integer.MAX_VALUE),
                sampling(fields),
                topLogprobs(fields),
                fields.flag("stream"),
                Wishes.read(fields));
    }

    /** Nothing is stored, so nothing can be gone back to. */
    private static void refuseStateful(Fields fields) {
        for (var name : STATEFUL)
            if (fields.get(name).isPresent())
                throw refused(name, "Responses are not stored: send the whole conversation as input, without " + name);
        for (var name : List.of("store", "background"))
            if (fields.flag(name))
                throw refused(name, "Responses are not stored: " + name + " must be false or absent");
    }

    private static void refuseUnserved(Fields fields) {
        fields.choice("truncation", "disabled", Set.of("disabled", "auto"));
        if (fields.text("truncation").filter("auto"::equals).isPresent())
            throw refused("truncation", "The input is never cut: truncation must be disabled");
        fields.object("metadata").ifPresent(metadata -> {
            if (metadata.size() > MOST_METADATA) throw fields.wrong("metadata", "must have at most 16 pairs");
            for (var name : metadata.names()) metadata.text(name);
        });
    }

    /** How many alternatives each token shall come with; absent where no logprobs are included. */
    private static OptionalInt topLogprobs(Fields fields) {
        var included = fields.texts("include", MOST_INCLUDED);
        for (var name : included)
            if (!name.equals(LOGPROBS) && !HARMLESS_TO_INCLUDE.contains(name))
                throw refused("include", "There is no " + name + " to include");
        var top = fields.integer("top_logprobs", 0, MOST_ALTERNATIVES);
        if (included.contains(LOGPROBS)) return OptionalInt.of(top.orElse(0));
        if (top.orElse(0) > 0)
            throw ApiFault.invalid("top_logprobs", "top_logprobs needs include: [" + LOGPROBS + "].");
        return OptionalInt.empty();
    }

    private static Sampling sampling(Fields fields) {
        var plain = SamplingReader.read(fields);
        var effort = fields.object("reasoning").flatMap(reasoning -> reasoning.text("effort"));
        if (effort.isEmpty()) return plain;
        var values = new LinkedHashMap<>(plain.values());
        values.put("reasoning_effort", effort.get());
        return new Sampling(values, plain.stops());
    }

    private static Format format(Fields fields) {
        return fields.object("text")
                .flatMap(text -> text.object("format"))
                .map(ResponsesReader::readFormat)
                .orElse(new Format.Text());
    }

    private static Format readFormat(Fields format) {
        format.required("type");
        return switch (format.choice("type", "", Set.of("text", "json_object", "json_schema"))) {
            case "json_object" -> new Format.JsonObject();
            case "json_schema" -> schema(format);
            default -> new Format.Text();
        };
    }

    private static Format schema(Fields format) {
        var name = FunctionFields.name(format);
        var schema = format.required("schema");
        var shape = Shape.compile(schema, format.path("schema"));
        return new Format.JsonSchema(
                name,
                format.text("description"),
                schema,
                format.flag("strict") ? Optional.of(shape) : Optional.empty());
    }

    static ApiFault refused(String param, String message) {
        return ApiFault.invalid(param, "unsupported_parameter", message + ".");
    }
}
