package io.taomarket.inference.route;

import io.taomarket.routing.Question;
import java.util.List;

/**
 * Who is asked, in this order.
 *
 * @param candidates those that may be tried
 * @param considered everyone who could have served the request
 * @param question whose answer the order is
 */
public record Plan(List<Candidate> candidates, List<Candidate> considered, Question question) {

    public Plan {
        candidates = List.copyOf(candidates);
        considered = List.copyOf(considered);
    }

    /** What must be reserved, whoever of them serves in the end. */
    public long worstRao() {
        return candidates.stream().mapToLong(Candidate::worstRao).max().orElse(0);
    }

    /** How many tokens may be paid for, whoever of them serves in the end. */
    public long worstTokens() {
        return candidates.stream().mapToLong(Candidate::worstTokens).max().orElse(0);
    }
}
