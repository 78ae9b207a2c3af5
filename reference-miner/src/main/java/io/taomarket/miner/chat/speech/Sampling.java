package io.taomarket.miner.chat.speech;

/**
 * How tokens are drawn.
 *
 * @param temperature 0 takes the likeliest token, 1 draws as the model has learned, more is wilder
 * @param topP only the likeliest tokens that together have this probability are drawn from
 * @param frequencyPenalty taken off a token's logit for each time it has been said in this answer
 * @param presencePenalty taken off once it has been said
 */
public record Sampling(double temperature, double topP, double frequencyPenalty, double presencePenalty) {

    public Sampling {
        if (!(temperature >= 0) || !(topP >= 0) || !(topP <= 1))
            throw new IllegalArgumentException("temperature or top_p is out of range");
    }

    boolean isGreedy() {
        return temperature == 0 || topP == 0;
    }

    boolean punishes() {
        return frequencyPenalty != 0 || presencePenalty != 0;
    }
}
