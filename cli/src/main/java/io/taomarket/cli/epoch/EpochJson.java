package io.taomarket.cli.epoch;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import io.taomarket.yuma.EpochResult;
import io.taomarket.yuma.NeuronResult;
import io.taomarket.yuma.SparseRow;
import io.taomarket.yuma.sequence.EpochRun;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Writes epochs as the vectors' {@code golden} does: lists by uid, amounts as numbers, bonds as rows of [uid, u16] by
 * uid. Written as a stream, because a large subnet's bonds fill many megabytes.
 */
final class EpochJson {

    private final OutputStream out;
    private final boolean pretty;

    EpochJson(OutputStream out, boolean pretty) {
        this.out = out;
        this.pretty = pretty;
    }

    void write(EpochRun run) {
        try {
            try (var json = generator()) {
                write(json, run);
            }
            out.write('\n');
            out.flush();
        } catch (JacksonIOException e) {
            throw new Failure("cannot write: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new Failure("cannot write: " + e.getMessage());
        }
    }

    private static void write(JsonGenerator json, EpochRun run) {
        json.writeStartObject();
        json.writeNumberProperty("epoch", run.epoch());
        if (run.runs() > 1) json.writeNumberProperty("run", run.run());
        json.writeNumberProperty("block", run.input().block());
        write(json, run.result());
        json.writeEndObject();
    }

    private JsonGenerator generator() {
        var writer = pretty ? Json.MAPPER.writerWithDefaultPrettyPrinter() : Json.MAPPER.writer();
        return writer.createGenerator(out);
    }

    private static void write(JsonGenerator json, EpochResult result) {
        var neurons = result.neurons();
        u16(json, "consensus", neurons, NeuronResult::consensus);
        u16(json, "incentive", neurons, NeuronResult::incentive);
        u16(json, "dividends", neurons, NeuronResult::dividends);
        u16(json, "validator_trust", neurons, NeuronResult::validatorTrust);
        u16(json, "stake_weight", neurons, NeuronResult::stakeWeight);
        rao(json, "emission", neurons, NeuronResult::emissionRao);
        rao(json, "server_emission", neurons, NeuronResult::serverEmissionRao);
        rao(json, "validator_emission", neurons, NeuronResult::validatorEmissionRao);
        json.writeArrayPropertyStart("validator_permit");
        for (var neuron : neurons) json.writeBoolean(neuron.validatorPermit());
        json.writeEndArray();
        json.writeObjectPropertyStart("bonds");
        for (var uid = 0; uid < neurons.size(); uid++)
            row(json, uid, neurons.get(uid).bonds());
        json.writeEndObject();
        if (result.explanation() != null) ExplanationJson.write(json, result.explanation());
    }

    private static void u16(
            JsonGenerator json, String name, List<NeuronResult> neurons, ToIntFunction<NeuronResult> of) {
        rao(json, name, neurons, neuron -> of.applyAsInt(neuron));
    }

    private static void rao(
            JsonGenerator json, String name, List<NeuronResult> neurons, ToLongFunction<NeuronResult> of) {
        json.writeArrayPropertyStart(name);
        for (var neuron : neurons) json.writeNumber(of.applyAsLong(neuron));
        json.writeEndArray();
    }

    private static void row(JsonGenerator json, int uid, SparseRow row) {
        var uids = row.uids();
        var values = row.values();
        json.writeArrayPropertyStart(Integer.toString(uid));
        for (var k = 0; k < uids.length; k++) {
            json.writeStartArray();
            json.writeNumber(uids[k]);
            json.writeNumber(values[k]);
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
