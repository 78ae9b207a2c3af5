package io.taomarket.chatmodel.proof;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.chatmodel.text.Turn;
import java.util.List;

/**
 * What a chat model is asked.
 *
 * @param isDrawn whether the tokens are drawn by the model's own odds, at temperature 1; else each must be the likeliest
 * @param topLogprobs how many of the likeliest tokens the answer must tell beside each of its own; 0 for none, and then no
 *     log-probabilities at all
 * @param maxTokens the longest answer
 */
public record Question(List<Turn> turns, boolean isDrawn, int topLogprobs, int maxTokens) {

    public Question {
        turns = List.copyOf(turns);
        if (topLogprobs < 0 || maxTokens < 1) throw new IllegalArgumentException("no such question");
    }

    int[] prompt() {
        return Turn.prompt(turns, HouseModel.vocabulary());
    }
}
