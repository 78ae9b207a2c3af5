package io.taomarket.cli.epoch;

import io.taomarket.yuma.Explanation;
import tools.jackson.core.JsonGenerator;

/** Writes why miners got what they got; bits are 32.32, and strings because readers may keep numbers as doubles. */
final class ExplanationJson {

    private ExplanationJson() {}

    static void write(JsonGenerator json, Explanation explanation) {
        json.writeObjectPropertyStart("explanation");
        bits(json, "pre_rank_bits", explanation.preRankBits());
        bits(json, "trust_bits", explanation.trustBits());
        json.writeArrayPropertyStart("clips");
        for (var clip : explanation.clips()) {
            json.writeStartObject();
            json.writeNumberProperty("validator", clip.validator());
            json.writeNumberProperty("miner", clip.miner());
            json.writeStringProperty("weight_bits", Long.toString(clip.weightBits()));
            json.writeStringProperty("clipped_bits", Long.toString(clip.clippedBits()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void bits(JsonGenerator json, String name, long[] bits) {
        json.writeArrayPropertyStart(name);
        for (var value : bits) json.writeString(Long.toString(value));
        json.writeEndArray();
    }
}
