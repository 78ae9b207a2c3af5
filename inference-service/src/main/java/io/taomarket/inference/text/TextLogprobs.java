package io.taomarket.inference.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.inference.completion.TokenLogprob;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.request.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads logprobs in the older shape: lists side by side, and half a character written as its bytes. */
final class TextLogprobs {

    private static final Pattern HALF_CHARACTER = Pattern.compile("bytes:((?:\\\\x[0-9a-fA-F]{2})+)");

    private TextLogprobs() {}

    /**
     * @param echoed whether the first token may come without a probability, because nothing stands before it
     */
    static List<TokenLogprob> read(JsonNode choice, int most, boolean echoed) throws MinerFailure {
        var lists = choice.path("logprobs");
        var texts = lists.path("tokens");
        if (lists.path("token_logprobs").size() != texts.size())
            throw MinerFailure.invalid("there are not as many logprobs as tokens");
        var tokens = new ArrayList<TokenLogprob>();
        for (var text : texts) {
            var place = tokens.size();
            var logprob = lists.path("token_logprobs").path(place);
            var top = alternatives(lists.path("top_logprobs").path(place), most);
            var isUnknown = echoed && place == 0 && logprob.isNull();
            tokens.add(token(text.stringValue(""), isUnknown ? 0 : logprob.asDouble(Double.NaN), isUnknown, top));
        }
        return tokens;
    }

    private static List<TokenLogprob> alternatives(JsonNode map, int most) throws MinerFailure {
        var alternatives = new ArrayList<TokenLogprob>();
        for (var entry : map.properties())
            alternatives.add(token(entry.getKey(), entry.getValue().asDouble(Double.NaN), false, List.of()));
        return TokenLogprob.likeliest(alternatives, most);
    }

    private static TokenLogprob token(String text, double logprob, boolean isUnknown, List<TokenLogprob> top)
            throws MinerFailure {
        if (text.isEmpty() || !Text.isWellFormed(text)) throw MinerFailure.invalid("a token is not text");
        var checked = isUnknown ? Double.NaN : TokenLogprob.requireLogprob(logprob);
        return new TokenLogprob(text, checked, bytes(text), top);
    }

    private static List<Integer> bytes(String token) {
        var bytes = new ArrayList<Integer>();
        var half = HALF_CHARACTER.matcher(token);
        if (half.matches()) {
            for (var octet : half.group(1).substring(2).split("\\\\x")) bytes.add(Integer.parseInt(octet, 16));
        } else {
            for (var octet : token.getBytes(UTF_8)) bytes.add(octet & 0xff);
        }
        return bytes;
    }
}
