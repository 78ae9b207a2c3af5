package io.taomarket.chassis.problem;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * What is wrong with a JSON body, in words for the person who wrote it.
 *
 * @param field path of the offending member, where there is one
 */
record JsonComplaint(String code, String message, @Nullable String field) {

    static JsonComplaint of(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                new JsonComplaint("field_unknown", "There is no field " + path(unknown) + " here.", path(unknown));
            case InputCoercionException outOfRange ->
                new JsonComplaint("invalid_field", path(outOfRange) + " is out of range.", path(outOfRange));
            case DatabindException wrong
            when !wrong.getPath().isEmpty() ->
                new JsonComplaint(
                        "invalid_field", path(wrong) + " has a value of the wrong kind or range.", path(wrong));
            case null, default ->
                new JsonComplaint("malformed_json", "The body is not a JSON document of this shape.", null);
        };
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(JsonComplaint::step)
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String step(Reference reference) {
        var name = reference.getPropertyName();
        return name != null ? name : "[" + reference.getIndex() + "]";
    }
}
