package io.taomarket.cli.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/**
 * A file with a receipt: the compact JWS alone, or a generation that has it in {@code receipt}.
 *
 * @param name for complaints
 */
record ReceiptFile(String name, byte[] content) {

    /** A receipt has about one kilobyte, a generation with all its candidates some ten. */
    static final int MAX_BYTES = 1 << 20;

    static ReceiptFile of(String file, InputStream standardInput) {
        var name = file.equals("-") ? "standard input" : file;
        try {
            if (file.equals("-")) return read(name, standardInput);
            var path = Path.of(file);
            if (Files.isDirectory(path)) throw new Failure(name + ": is a folder; the file of a receipt is needed");
            try (var in = Files.newInputStream(path)) {
                return read(name, in);
            }
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new Failure(name + ": there is no such file");
        } catch (IOException e) {
            throw new Failure(name + ": cannot be read: " + e.getMessage());
        }
    }

    private static ReceiptFile read(String name, InputStream in) throws IOException {
        var content = in.readNBytes(MAX_BYTES + 1);
        if (content.length > MAX_BYTES) throw new Failure(name + ": has more than 1 MiB, so it is no receipt");
        return new ReceiptFile(name, content);
    }

    Jws receipt() {
        var text = new String(content, UTF_8).strip();
        if (text.isEmpty()) throw new Failure(name + ": is empty; save the receipt of GET /v1/generation?id= in it");
        return Jws.parse(name, text.startsWith("{") ? inGeneration(text) : text);
    }

    private String inGeneration(String text) {
        try {
            var generation = Json.MAPPER.readTree(text);
            var receipt = generation.path("receipt");
            if (receipt.isString()) return receipt.stringValue();
            if (generation.has("error"))
                throw new Failure(name + ": is the answer of a request that was refused; is its id right?");
            if (receipt.isNull())
                throw new Failure(name + ": this request was not served, so there is no receipt for it");
            throw new Failure(name + ": has no receipt; it must be the answer of GET /v1/generation?id=");
        } catch (JacksonException e) {
            throw new Failure(name + ": " + Json.complaint(e));
        }
    }
}
