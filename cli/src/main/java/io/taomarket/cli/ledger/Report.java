package io.taomarket.cli.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/**
 * What came of a verification.
 *
 * @param received as the platform gave it
 */
record Report(JsonNode received, Findings findings) {

    /** Without letters that a terminal would obey. */
    private static final ObjectWriter JSON =
            Json.MAPPER.writerWithDefaultPrettyPrinter().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    /** Whether all that was looked at is as it must be; the platform's own conclusion is not enough. */
    boolean isBalanced() {
        return findings.ok() && findings.failed().isEmpty() && findings.seals().fit();
    }

    void write(OutputStream out, boolean asJson) {
        try {
            var text = asJson ? JSON.writeValueAsString(received) + "\n" : new Table(this).toString();
            out.write(text.getBytes(UTF_8));
            out.flush();
        } catch (JacksonException e) {
            throw new Failure("cannot write: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new Failure("cannot write: " + e.getMessage());
        }
    }
}
