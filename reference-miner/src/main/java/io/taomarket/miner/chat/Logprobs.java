package io.taomarket.miner.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.miner.chat.speech.Chance;
import io.taomarket.miner.door.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How likely tokens were, in OpenAI's two shapes. A token that is no text by itself is shown as its bytes. */
final class Logprobs {

    private Logprobs() {}

    static ObjectNode chat(List<Chance> tokens) {
        var logprobs = Json.object();
        var content = logprobs.putArray("content");
        for (var token : tokens) {
            var entry = entry(token);
            var top = entry.putArray("top_logprobs");
            token.top().forEach(one -> top.add(entry(one)));
            content.add(entry);
        }
        return logprobs.putNull("refusal");
    }

    private static ObjectNode entry(Chance chance) {
        var entry = Json.object().put("token", label(chance, "")).put("logprob", chance.logprob());
        var bytes = entry.putArray("bytes");
        for (var octet : chance.bytes()) bytes.add(octet & 0xff);
        return entry;
    }

    /**
     * The older shape: four lists side by side.
     *
     * @param offset of the first token in the text that the caller sees
     */
    static ObjectNode text(List<Chance> tokens, int offset) {
        var logprobs = Json.object();
        var texts = logprobs.putArray("tokens");
        var logs = logprobs.putArray("token_logprobs");
        var tops = logprobs.putArray("top_logprobs");
        var offsets = logprobs.putArray("text_offset");
        var place = offset;
        for (var token : tokens) {
            texts.add(label(token, "bytes:"));
            offsets.add(place);
            place += characters(token.bytes());
            if (Double.isNaN(token.logprob())) {
                logs.addNull();
                tops.addNull();
                continue;
            }
            logs.add(token.logprob());
            var top = tops.addObject();
            for (var one : token.top()) top.put(label(one, "bytes:"), one.logprob());
        }
        return logprobs;
    }

    /** UTF-16 units that begin with these bytes, as far as can be said without those before. */
    private static int characters(byte[] bytes) {
        var count = 0;
        for (var octet : bytes) {
            var value = octet & 0xff;
            if (value < 0x80 || value >= 0xc0) count += value >= 0xf0 ? 2 : 1;
        }
        return count;
    }

    private static String label(Chance chance, String prefix) {
        var bytes = chance.bytes();
        if (!chance.name().isEmpty()) return chance.name();
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            var label = new StringBuilder(prefix);
            for (var octet : bytes) label.append("\\x%02x".formatted(octet & 0xff));
            return label.toString();
        }
    }
}
