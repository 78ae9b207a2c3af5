package io.taomarket.cli.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** What a call says: as given, from a file, or from standard input. It is JSON, or the mistake is told at once. */
final class Body {

    private static final byte[] NOTHING = {};

    private Body() {}

    /**
     * @param newId the field that a new id is put into, if there is one
     */
    static byte[] of(@Nullable String said, @Nullable String newId, InputStream standardInput) {
        var json = said(said, standardInput);
        if (newId == null) return json;
        if (json.length > 0 && Json.MAPPER.readTree(json) instanceof ObjectNode object)
            return Json.MAPPER.writeValueAsBytes(
                    object.put(newId, UUID.randomUUID().toString()));
        throw new Failure("--new-id: the body is no JSON object");
    }

    private static byte[] said(@Nullable String said, InputStream standardInput) {
        if (said == null) return NOTHING;
        if (said.equals("-")) return json("standard input", read(standardInput));
        if (said.startsWith("@")) return json(said.substring(1), read(Path.of(said.substring(1))));
        return json("BODY", said.getBytes(UTF_8));
    }

    private static byte[] json(String source, byte[] text) {
        try {
            Json.MAPPER.readTree(text);
            return text;
        } catch (JacksonException e) {
            throw new Failure(source + ": is no JSON: " + Json.complaint(e));
        }
    }

    private static byte[] read(InputStream in) {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new Failure("standard input: cannot be read: " + e.getMessage());
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Failure(file + ": cannot be read: " + e.getMessage());
        }
    }
}
