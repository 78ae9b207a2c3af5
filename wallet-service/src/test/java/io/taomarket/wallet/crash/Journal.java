package io.taomarket.wallet.crash;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the clients remember, whatever the service forgets. */
final class Journal {

    private final Set<Fact> intended = ConcurrentHashMap.newKeySet();
    private final Set<Fact> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Fact> refused = ConcurrentHashMap.newKeySet();
    private final Set<Set<Fact>> linked = ConcurrentHashMap.newKeySet();

    /** Of these all happen or none. */
    void link(Set<Fact> facts) {
        linked.add(facts);
    }

    void intend(Fact fact) {
        if (!intended.add(fact)) throw new AssertionError("intended twice: " + fact);
    }

    void acknowledge(Fact fact) {
        acknowledged.add(fact);
    }

    void refuse(Fact fact) {
        refused.add(fact);
    }

    Set<Fact> intended() {
        return intended;
    }

    Set<Fact> acknowledged() {
        return acknowledged;
    }

    /** What was refused by the rules, for good. */
    Set<Fact> refused() {
        return refused;
    }

    Set<Set<Fact>> linked() {
        return linked;
    }
}
