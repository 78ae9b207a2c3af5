package io.taomarket.wallet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
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

    /** Posted was intended, refused is not posted, nothing twice, and of what is linked all or none. */
    void agreesWith(List<Fact> posted) {
        var once = new HashSet<>(posted);
        assertThat(once).as("each once").hasSameSizeAs(posted);
        assertThat(intended).as("posted was intended").containsAll(once);
        var neverDone = new HashSet<>(refused);
        neverDone.removeAll(acknowledged); // by the other of two that were sent at once
        assertThat(once).as("refused is not posted").doesNotContainAnyElementsOf(neverDone);
        assertThat(linked)
                .as("all or none of what is linked")
                .allMatch(all -> once.containsAll(all) || all.stream().noneMatch(once::contains));
    }

    /** Acknowledged and not posted. */
    Set<Fact> missing(List<Fact> posted) {
        var missing = new HashSet<>(acknowledged);
        posted.forEach(missing::remove);
        return missing;
    }
}
