package io.taomarket.inference.chat;

import io.taomarket.inference.completion.Format;
import io.taomarket.inference.completion.Shape;
import io.taomarket.inference.request.Fields;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads OpenAI's {@code response_format}. */
final class FormatReader {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private FormatReader() {}

    static Format read(Fields request) {
        return request.object("response_format").map(FormatReader::format).orElse(new Format.Text());
    }

    private static Format format(Fields format) {
        format.required("type");
        return switch (format.choice("type", "", Set.of("text", "json_object", "json_schema"))) {
            case "json_object" -> new Format.JsonObject();
            case "json_schema" -> schema(format);
            default -> new Format.Text();
        };
    }

    private static Format schema(Fields format) {
        format.required("json_schema");
        var given = format.object("json_schema").orElseThrow();
        var name = given.requiredText("name");
        if (!NAME.matcher(name).matches())
            throw given.wrong("name", "must be 1 to 64 letters, digits, underscores and hyphens");
        var schema = given.required("schema");
        var shape = Shape.compile(schema, given.path("schema"));
        return new Format.JsonSchema(
                name, given.text("description"), schema, given.flag("strict") ? Optional.of(shape) : Optional.empty());
    }
}
