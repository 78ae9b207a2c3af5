package io.taomarket.inference.miner;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a miner finds wrong with a request, by OpenAI's envelope. It is a stranger's word and reaches the customer, so it
 * is one short line of plain text, and nothing else of the miner's answer.
 *
 * @param param the field, as the miner was asked; nothing where the miner names none
 */
public record Complaint(String message, @Nullable String param) {

    /** As much of a refusal as is read; OpenAI's are a tenth of it. */
    static final int MOST_BYTES = 4_096;

    private static final int MOST_CHARACTERS = 300;
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,100}");

    static Optional<Complaint> read(byte[] answer) {
        try {
            var error = JsonMapper.shared().readTree(answer).path("error");
            var message = line(error.path("message").stringValue(""));
            var param = error.path("param").stringValue("");
            if (message.isEmpty()) return Optional.empty();
            return Optional.of(new Complaint(message, FIELD.matcher(param).matches() ? param : null));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Without line breaks, control characters and what turns the direction of writing. */
    private static String line(String text) {
        var line = text.replaceAll("[\\s\\p{C}\\p{Z}]+", " ").strip();
        if (line.codePointCount(0, line.length()) <= MOST_CHARACTERS) return line;
        return line.substring(0, line.offsetByCodePoints(0, MOST_CHARACTERS)) + "…";
    }
}
