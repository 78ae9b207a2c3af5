package io.taomarket.inference.route;

import java.util.List;

/**
 * Who is asked, in this order.
 *
 * @param candidates at most as many as may be tried
 * @param considered everyone who could have served the request, with weight and draw
 */
public record Plan(List<Candidate> candidates, List<Candidate> considered) {

    public Plan {
        candidates = List.copyOf(candidates);
        considered = List.copyOf(considered);
    }

    /** What must be reserved, whoever of them serves in the end. */
    public long worstRao() {
        return candidates.stream().mapToLong(Candidate::worstRao).max().orElse(0);
    }

    /** How many tokens may be paid for, whoever of them serves in the end. */
    public long worstTokens(Need need) {
        var longest =
                candidates.stream().mapToLong(Candidate::completionLimit).max().orElse(0);
        return need.promptTokens() + longest * need.choices();
    }
}
