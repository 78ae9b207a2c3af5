package io.taomarket.cli.epoch;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import io.taomarket.yuma.sequence.EpochSequence;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * A file of kind epoch_sequence.
 *
 * @param name as complaints call it
 */
record SequenceFile(String name, Content content) {

    static SequenceFile of(String file, InputStream standardInput) {
        if (file.equals("-")) return new SequenceFile("standard input", () -> standardInput);
        return new SequenceFile(file, () -> open(file));
    }

    EpochSequence read() {
        return EpochSequence.of(tree());
    }

    private Map<String, ?> tree() {
        try (var in = new PushbackInputStream(content.open())) {
            var first = in.read();
            if (first < 0) throw new Failure(name + ": is empty");
            in.unread(first);
            var tree = Json.MAPPER.readValue(in, Object.class);
            if (tree instanceof Map<?, ?> object) return keyed(object);
            throw new Failure(name + ": holds no JSON object");
        } catch (JacksonException e) {
            throw new Failure(name + ": " + Json.complaint(e));
        } catch (IOException e) {
            throw new Failure(name + ": cannot be read: " + reason(e));
        }
    }

    private static InputStream open(String file) throws IOException {
        try {
            var path = Path.of(file);
            if (Files.isDirectory(path)) throw new IOException("it is a folder");
            if (!Files.exists(path)) throw new IOException("there is no such file");
            if (!Files.isReadable(path)) throw new IOException("it may not be read");
            return Files.newInputStream(path);
        } catch (InvalidPathException e) {
            throw new IOException("this is no name of a file", e);
        }
    }

    private static String reason(IOException e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /** JSON's keys are strings; the type does not say so. */
    private static Map<String, ?> keyed(Map<?, ?> object) {
        var keyed = new LinkedHashMap<String, Object>();
        object.forEach((key, value) -> keyed.put(String.valueOf(key), value));
        return keyed;
    }

    /** Opened when it is read. */
    interface Content {

        InputStream open() throws IOException;
    }
}
