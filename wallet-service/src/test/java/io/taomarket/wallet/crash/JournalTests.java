package io.taomarket.wallet.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.taomarket.wallet.crash.Fact.Kind;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The oracle of the crash tests (I19) would be worthless if it could not say no. */
class JournalTests {

    private final Journal journal = new Journal();
    private final Fact done = intended();
    private final Fact unknown = intended();
    private final Fact refused = intended();

    JournalTests() {
        journal.acknowledge(done);
        journal.refuse(refused);
        journal.link(Set.of(done, unknown));
    }

    @Test
    void agreesWithWhatMayBe() {
        assertThatNoException().isThrownBy(() -> journal.agreesWith(List.of(done, unknown)));
        assertThat(journal.missing(List.of(done, unknown))).isEmpty();
    }

    @Test
    void missesWhatWasAcknowledgedAndIsLost() {
        assertThat(journal.missing(List.of(unknown))).containsExactly(done);
    }

    @Test
    void disagreesWithWhatNobodyIntendedOrWasRefusedOrIsTwiceOrHalf() {
        disagrees(List.of(done, unknown, fact()));
        disagrees(List.of(done, unknown, refused));
        disagrees(List.of(done, unknown, done));
        disagrees(List.of(done));
        disagrees(List.of(new Fact(done.kind(), done.id(), done.about(), done.amountRao() + 1), unknown));
    }

    private void disagrees(List<Fact> posted) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> journal.agreesWith(posted));
    }

    private Fact intended() {
        var fact = fact();
        journal.intend(fact);
        return fact;
    }

    private static Fact fact() {
        return Fact.of(Kind.STAKE, UUID.randomUUID(), UUID.randomUUID(), 7);
    }
}
