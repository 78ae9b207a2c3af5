package io.taomarket.inference.completion;

import io.taomarket.inference.meter.Claim;
import java.util.List;

/** A miner's answer in one piece, as far as it is used, and what the miner says that it has counted. */
record MinerAnswer(List<Choice> choices, Claim claim) {

    MinerAnswer {
        choices = List.copyOf(choices);
    }
}
