package io.taomarket.cli.epoch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An epoch as a platform has stored and published it.
 *
 * @param inputHash as published: SHA-256 of the input's one text, hex
 * @param recomputedHash of the input that came with it
 */
record StoredEpoch(String inputHash, String recomputedHash, StoredInput input, StoredOutput output) {

    /** Reads an answer strictly: what this program does not know could decide the epoch, so it is refused. */
    static StoredEpoch of(JsonNode answer, int netuid, long epoch) {
        try {
            var envelope = Json.MAPPER.treeToValue(answer, Envelope.class);
            var input = envelope.input();
            if (input.netuid() != netuid || input.epoch() != epoch)
                throw new Failure("the platform answers with epoch " + input.epoch() + " of subnet " + input.netuid()
                        + " instead of epoch " + epoch + " of subnet " + netuid);
            return new StoredEpoch(envelope.inputHash(), hash(answer.get("input")), input, envelope.output());
        } catch (JacksonException e) {
            throw new Failure("the platform's answer is not an epoch that this program knows: " + Json.complaint(e));
        }
    }

    boolean isHashTrue() {
        return inputHash.equals(recomputedHash);
    }

    /** Of the one text of a document: keys in order, no blanks. */
    private static String hash(JsonNode document) {
        var sorted = Json.MAPPER.writeValueAsString(Json.MAPPER.treeToValue(document, Object.class));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sorted.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    private record Envelope(
            int netuid,
            long epoch,
            long block,
            String inputHash,
            String computedAt,
            StoredInput input,
            StoredOutput output) {

        Envelope {
            requireNonNull(inputHash, "input_hash is missing");
            requireNonNull(input, "input is missing");
            requireNonNull(output, "output is missing");
        }
    }
}
