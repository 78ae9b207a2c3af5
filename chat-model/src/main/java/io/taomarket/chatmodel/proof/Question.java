package io.taomarket.chatmodel.proof;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.chatmodel.text.Turn;
import java.util.List;

/**
 * What a chat model is asked.
 *
 * @param temperature 0, where each token must be the likeliest, or by what the logits are divided before tokens are drawn
 * @param topLogprobs how many of the likeliest tokens the answer must tell beside each of its own; 0 for none, and then no
 *     log-probabilities at all
 * @param maxTokens the longest answer
 */
public record Question(List<Turn> turns, double temperature, int topLogprobs, int maxTokens) {

    public Question {
        turns = List.copyOf(turns);
        if (temperature < 0 || topLogprobs < 0 || maxTokens < 1) throw new IllegalArgumentException("no such question");
    }

    /** Whether chance has a say in the answer. */
    public boolean isDrawn() {
        return temperature > 0;
    }

    int[] prompt() {
        return Turn.prompt(turns, HouseModel.vocabulary());
    }
}
