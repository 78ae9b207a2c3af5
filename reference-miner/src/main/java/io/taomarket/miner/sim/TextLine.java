package io.taomarket.miner.sim;

import io.taomarket.miner.door.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * One choice of an older completion.
 *
 * @param tokens shown: those of the prompt too, where the caller wants to see it again
 * @param likelihoods of these tokens; empty where nobody asked
 * @param alternatives shown for each token
 */
record TextLine(
        List<String> tokens,
        int saidTokens,
        String finishReason,
        List<Likelihood> likelihoods,
        int alternatives,
        boolean beginsWithPrompt) {

    static TextLine of(TextAsk ask, String prompt, String text) {
        var said = ask.asked().say(text);
        var shown = ask.isEcho()
                ? Stream.concat(Words.tokens(prompt).stream(), said.tokens().stream())
                        .toList()
                : said.tokens();
        var likelihoods = new ArrayList<Likelihood>();
        if (ask.alternatives() >= 0) {
            for (var token : shown)
                likelihoods.add(
                        Likelihood.of(token, likelihoods.size(), ask.asked().seed(), Math.max(1, ask.alternatives())));
        }
        return new TextLine(
                shown, said.tokens().size(), said.finishReason(), likelihoods, ask.alternatives(), ask.isEcho());
    }

    ObjectNode whole() {
        return piece(0, tokens.size());
    }

    List<ObjectNode> pieces() {
        var pieces = new ArrayList<ObjectNode>();
        for (var i = 0; i < tokens.size(); i++) pieces.add(piece(i, i + 1));
        return pieces;
    }

    private ObjectNode piece(int from, int to) {
        var piece = Json.object().put("text", String.join("", tokens.subList(from, to)));
        if (likelihoods.isEmpty()) return piece.putNull("logprobs");
        piece.set("logprobs", logprobs(from, to));
        return piece;
    }

    /** OpenAI's older shape: four lists side by side. Nobody knows how likely a prompt's first token was. */
    private ObjectNode logprobs(int from, int to) {
        var logprobs = Json.object();
        var texts = logprobs.putArray("tokens");
        var logs = logprobs.putArray("token_logprobs");
        var tops = logprobs.putArray("top_logprobs");
        var offsets = logprobs.putArray("text_offset");
        for (var i = from; i < to; i++) {
            texts.add(tokens.get(i));
            offsets.add(offset(i));
            if (i == 0 && beginsWithPrompt) {
                logs.addNull();
                tops.addNull();
                continue;
            }
            logs.add(likelihoods.get(i).said().logprob());
            var top = tops.addObject();
            for (var guess : likelihoods.get(i).alternatives().subList(0, alternatives))
                top.put(guess.token(), guess.logprob());
        }
        return logprobs;
    }

    private int offset(int place) {
        return tokens.subList(0, place).stream().mapToInt(String::length).sum();
    }
}
