package io.taomarket.cli.epoch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import io.taomarket.cli.Line;
import io.taomarket.yuma.EpochResult;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/** What came of recomputing an epoch. */
record Outcome(
        StoredEpoch stored, EpochResult result, @Nullable Difference difference) {

    boolean isIdentical() {
        return difference == null;
    }

    void write(OutputStream out, boolean asJson, boolean explained) {
        try {
            if (asJson) writeJson(out, explained);
            else {
                out.write((Line.of(text()) + "\n").getBytes(UTF_8));
                if (explained) writeExplanation(out);
            }
            out.flush();
        } catch (JacksonException e) {
            throw new Failure("cannot write: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new Failure("cannot write: " + e.getMessage());
        }
    }

    private String text() {
        var input = stored.input();
        var epoch = "subnet " + input.netuid() + ", epoch " + input.epoch() + " at block " + input.block();
        if (difference == null)
            return "identical: " + epoch + "; the input's hash and " + Difference.fields() + " fields of each of "
                    + input.neurons().size() + " neurons";
        return "different: " + epoch + ": " + difference.field() + " of " + difference.place() + ": stored "
                + difference.stored() + ", recomputed " + difference.recomputed();
    }

    private void writeJson(OutputStream out, boolean explained) throws IOException {
        try (var json = Json.MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeBooleanProperty("identical", isIdentical());
            json.writeNumberProperty("netuid", stored.input().netuid());
            json.writeNumberProperty("epoch", stored.input().epoch());
            json.writeNumberProperty("block", stored.input().block());
            json.writeNumberProperty("neurons", stored.input().neurons().size());
            json.writeNumberProperty("fields", Difference.fields());
            json.writeStringProperty("input_hash", stored.recomputedHash());
            if (difference != null) json.writePOJOProperty("difference", difference);
            if (explained) explain(json);
            json.writeEndObject();
        }
        out.write('\n');
    }

    private void writeExplanation(OutputStream out) throws IOException {
        try (var json = Json.MAPPER.createGenerator(out)) {
            json.writeStartObject();
            explain(json);
            json.writeEndObject();
        }
        out.write('\n');
    }

    private void explain(JsonGenerator json) {
        if (result.explanation() != null) ExplanationJson.write(json, result.explanation());
    }
}
