package io.taomarket.cli.epoch;

import io.taomarket.cli.Finding;
import io.taomarket.cli.Json;
import io.taomarket.cli.Line;
import io.taomarket.yuma.EpochResult;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** What came of recomputing an epoch. */
record Outcome(
        StoredEpoch stored, EpochResult result, @Nullable Difference difference) implements Finding {

    @Override
    public boolean isGood() {
        return difference == null;
    }

    @Override
    public void writeText(Writer out) throws IOException {
        out.write(Line.of(text()) + "\n");
        if (result.explanation() == null) return;
        try (var json = Json.MAPPER.createGenerator(out)) {
            json.writeStartObject();
            ExplanationJson.write(json, result.explanation());
            json.writeEndObject();
        }
        out.write('\n');
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

    @Override
    public void writeJson(Writer out) {
        try (var json = Json.MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeBooleanProperty("identical", isGood());
            json.writeNumberProperty("netuid", stored.input().netuid());
            json.writeNumberProperty("epoch", stored.input().epoch());
            json.writeNumberProperty("block", stored.input().block());
            json.writeNumberProperty("neurons", stored.input().neurons().size());
            json.writeNumberProperty("fields", Difference.fields());
            json.writeStringProperty("input_hash", stored.recomputedHash());
            if (difference != null) json.writePOJOProperty("difference", difference);
            if (result.explanation() != null) ExplanationJson.write(json, result.explanation());
            json.writeEndObject();
        }
    }
}
