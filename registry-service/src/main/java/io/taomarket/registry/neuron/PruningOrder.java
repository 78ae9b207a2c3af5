package io.taomarket.registry.neuron;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who leaves a full subnet. The weakest neuron that is not immune goes, as long as more of those than the minimum are
 * left; otherwise the weakest immune one; otherwise nobody.
 */
final class PruningOrder {

    private PruningOrder() {}

    /** The one to go now; nobody when no candidate can be spared. */
    static Optional<Candidate> next(List<Candidate> candidates, int minNonImmune) {
        return sequence(candidates, minNonImmune, 1).stream().findFirst();
    }

    /** Who would go one after the other if nothing else changed. */
    static List<Candidate> sequence(List<Candidate> candidates, int minNonImmune, int limit) {
        var settled = new ArrayList<Candidate>();
        var immune = new ArrayList<Candidate>();
        for (var candidate : candidates) (candidate.isImmune() ? immune : settled).add(candidate);
        settled.sort(Candidate.WEAKEST_FIRST);
        immune.sort(Candidate.WEAKEST_FIRST);

        var leaving = new ArrayList<Candidate>();
        while (leaving.size() < limit) {
            if (settled.size() > minNonImmune) leaving.add(settled.removeFirst());
            else if (!immune.isEmpty()) leaving.add(immune.removeFirst());
            else break;
        }
        return leaving;
    }
}
