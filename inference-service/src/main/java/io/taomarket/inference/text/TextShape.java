package io.taomarket.inference.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.inference.completion.Choice;
import io.taomarket.inference.completion.Piece;
import io.taomarket.inference.completion.TokenLogprob;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.request.Text;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads the choices of a miner's older completion, whole or in pieces. */
record TextShape(OptionalInt topLogprobs) {

    Choice choice(int index, JsonNode json) throws MinerFailure {
        var text = text(json);
        return new Choice(index, text, List.of(), logprobs(json, text), finishReason(json));
    }

    /** A choice that begins with its prompt, of whose tokens we learn the probabilities too. */
    Choice echo(int index, JsonNode json, String prompt) throws MinerFailure {
        var text = text(json);
        if (!text.startsWith(prompt)) throw MinerFailure.invalid("the echo is not the prompt");
        var tokens = TextLogprobs.read(json, topLogprobs.orElse(0), true);
        var ofPrompt = leading(tokens, prompt.getBytes(UTF_8).length);
        return new Choice(
                index,
                text.substring(prompt.length()),
                List.of(),
                tokens.subList(ofPrompt, tokens.size()),
                finishReason(json),
                tokens.subList(0, ofPrompt));
    }

    List<Piece> pieces(int index, JsonNode json) throws MinerFailure {
        var text = text(json);
        var logprobs = logprobs(json, text);
        return text.isEmpty() && logprobs.isEmpty() ? List.of() : List.of(new Piece.Text(index, text, logprobs));
    }

    private List<TokenLogprob> logprobs(JsonNode json, String text) throws MinerFailure {
        if (topLogprobs.isEmpty()) return List.of();
        var tokens = TextLogprobs.read(json, topLogprobs.getAsInt(), false);
        if (!text.isEmpty() && tokens.isEmpty()) throw MinerFailure.invalid("the text comes without its logprobs");
        return tokens;
    }

    /** How many tokens have this many bytes together. */
    private static int leading(List<TokenLogprob> tokens, long bytes) throws MinerFailure {
        var left = bytes;
        for (var count = 0; count <= tokens.size(); count++) {
            if (left == 0) return count;
            if (left < 0 || count == tokens.size()) break;
            left -= tokens.get(count).bytes().size();
        }
        throw MinerFailure.invalid("the logprobs of the echo are not those of the prompt");
    }

    private static String text(JsonNode json) throws MinerFailure {
        var text = json.path("text");
        if (text.isMissingNode() || text.isNull()) return "";
        if (!text.isString() || !Text.isWellFormed(text.stringValue()))
            throw MinerFailure.invalid("the text of a choice is none");
        return text.stringValue();
    }

    private static String finishReason(JsonNode json) throws MinerFailure {
        return Choice.finishReason(json.path("finish_reason"), false);
    }
}
