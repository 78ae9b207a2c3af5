package io.taomarket.cli.ledger;

import io.taomarket.cli.Finding;
import io.taomarket.cli.Json;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.databind.JsonNode;

/**
 * What came of a verification.
 *
 * @param received as the platform gave it
 */
record Report(JsonNode received, Findings findings) implements Finding {

    /** Whether all that was looked at is as it must be; the platform's own conclusion is not enough. */
    @Override
    public boolean isGood() {
        return findings.ok() && findings.failed().isEmpty() && findings.seals().fit();
    }

    @Override
    public void writeText(Writer out) throws IOException {
        out.write(new Table(this).toString());
    }

    @Override
    public void writeJson(Writer out) {
        Json.FOR_TERMINALS.withDefaultPrettyPrinter().writeValue(out, received);
    }
}
