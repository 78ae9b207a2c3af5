package io.taomarket.inference.completion;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.request.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads the logprobs of a miner's choice. Where they are wanted, text without them is no answer. */
final class MinerLogprobs {

    private MinerLogprobs() {}

    static List<TokenLogprob> read(JsonNode choice, String content, OptionalInt top) throws MinerFailure {
        if (top.isEmpty()) return List.of();
        var list = choice.path("logprobs").path("content");
        if (!content.isEmpty() && list.isEmpty()) throw MinerFailure.invalid("the text comes without its logprobs");
        var tokens = new ArrayList<TokenLogprob>();
        for (var element : list) tokens.add(token(element, alternatives(element, top.getAsInt())));
        return tokens;
    }

    private static List<TokenLogprob> alternatives(JsonNode element, int most) throws MinerFailure {
        var alternatives = new ArrayList<TokenLogprob>();
        for (var alternative : element.path("top_logprobs")) alternatives.add(token(alternative, List.of()));
        return TokenLogprob.likeliest(alternatives, most);
    }

    private static TokenLogprob token(JsonNode element, List<TokenLogprob> top) throws MinerFailure {
        var token = element.path("token");
        if (!token.isString() || !Text.isWellFormed(token.stringValue()))
            throw MinerFailure.invalid("a token is not text");
        var logprob = TokenLogprob.requireLogprob(element.path("logprob").asDouble(Double.NaN));
        return new TokenLogprob(token.stringValue(), logprob, bytes(element, token.stringValue()), top);
    }

    private static List<Integer> bytes(JsonNode element, String token) throws MinerFailure {
        var bytes = new ArrayList<Integer>();
        var list = element.path("bytes");
        if (!list.isArray()) {
            for (var octet : token.getBytes(UTF_8)) bytes.add(octet & 0xff);
            return bytes;
        }
        for (var octet : list) {
            var value = octet.asInt(-1);
            if (value < 0 || value > 255) throw MinerFailure.invalid("a byte of a token is none");
            bytes.add(value);
        }
        return bytes;
    }
}
