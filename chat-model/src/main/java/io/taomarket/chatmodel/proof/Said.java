package io.taomarket.chatmodel.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a miner says that its model has said: the text, with the odds of each token where they were asked for.
 *
 * @param isEnded whether the model itself came to an end, and not to the limit
 */
public record Said(String text, List<Odds> tokens, boolean isEnded) {

    private static final int MOST_TOKENS = 1024;
    private static final String DATA = "data:";

    public Said {
        tokens = List.copyOf(tokens);
    }

    /** Reads an answer in one piece or as events; nothing where it cannot be an answer to the question. */
    public static Optional<Said> read(JsonMapper mapper, byte[] answer, Question question) {
        try {
            var text = new String(answer, UTF_8);
            var pieces = text.stripLeading().startsWith("{")
                    ? List.of(mapper.readTree(text))
                    : text.lines()
                            .filter(line -> line.startsWith(DATA) && line.contains("{"))
                            .map(line -> mapper.readTree(line.substring(DATA.length())))
                            .toList();
            return Optional.of(join(pieces, question));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Said join(List<JsonNode> pieces, Question question) {
        var text = new StringBuilder();
        var tokens = new ArrayList<Odds>();
        var end = "";
        for (var piece : pieces) {
            require(piece.path("usage").path("completion_tokens").asInt(1) <= question.maxTokens(), "too long");
            var choices = piece.path("choices");
            require(choices.isArray() && choices.size() <= 1 && !piece.hasNonNull("error"), "no answer");
            var choice = choices.path(0);
            text.append(choice.path(choice.has("message") ? "message" : "delta")
                    .path("content")
                    .asString(""));
            for (var token : choice.path("logprobs").path("content")) tokens.add(Odds.read(token));
            end = choice.path("finish_reason").asString(end);
        }
        require(end.equals("stop") || end.equals("length"), "no end");
        require(tokens.size() <= Math.min(MOST_TOKENS, question.maxTokens()), "too long");
        if (question.topLogprobs() > 0) requireSame(text.toString(), tokens);
        return new Said(text.toString(), question.topLogprobs() > 0 ? tokens : List.of(), end.equals("stop"));
    }

    private static void requireSame(String text, List<Odds> tokens) {
        var bytes = new ByteArrayOutputStream();
        tokens.forEach(token -> bytes.writeBytes(token.bytes()));
        require(Arrays.equals(bytes.toByteArray(), text.getBytes(UTF_8)), "other tokens than text");
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) throw new IllegalArgumentException(complaint);
    }

    /**
     * How likely a token was.
     *
     * @param logprob its natural logarithm
     * @param top the likeliest tokens at this place; those have none themselves
     */
    record Odds(byte[] bytes, double logprob, List<Odds> top) {

        private static final double ALMOST_ZERO = 0.001;
        private static final int MOST_TOP = 20;

        static Odds read(JsonNode json) {
            var top = json.path("top_logprobs");
            require(top.size() <= MOST_TOP, "too many");
            return new Odds(
                    bytes(json),
                    logprob(json),
                    top.valueStream()
                            .map(each -> new Odds(bytes(each), logprob(each), List.of()))
                            .toList());
        }

        private static double logprob(JsonNode json) {
            var logprob = json.path("logprob").asDouble(Double.NaN);
            require(logprob <= ALMOST_ZERO, "no logprob");
            return logprob;
        }

        private static byte[] bytes(JsonNode json) {
            var list = json.path("bytes");
            if (!list.isArray()) return json.path("token").asString("").getBytes(UTF_8);
            var bytes = new byte[list.size()];
            for (var i = 0; i < bytes.length; i++)
                bytes[i] = (byte) list.path(i).asInt(0);
            return bytes;
        }
    }
}
