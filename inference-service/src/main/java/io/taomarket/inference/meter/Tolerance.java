package io.taomarket.inference.meter;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How far a miner's count may be from ours before it is called wrong. Vocabularies differ, and so do the frames that
 * models put around a conversation, so the bounds are wide; a count that is a multiple of the truth is beyond them.
 */
@Component
public class Tolerance {

    private final MeterProperties properties;

    Tolerance(MeterProperties properties) {
        this.properties = properties;
    }

    /** Compares what was claimed with what we have counted in an answer that came to its end. */
    public Comparison compare(Claim claim, long promptTokens, long completionTokens) {
        return new Comparison(
                claim,
                isWrong(claim.promptTokens(), promptTokens, properties.promptSlack()),
                isWrong(claim.completionTokens(), completionTokens, properties.completionSlack()));
    }

    private boolean isWrong(@Nullable Long claimed, long counted, long slack) {
        if (claimed == null) return false;
        var factor = properties.claimFactor();
        return claimed > counted * factor + slack || claimed * factor + slack < counted;
    }
}
