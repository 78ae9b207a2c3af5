package io.taomarket.inference.idempotent;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.contracts.inference.Outcome;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.inference.idempotent.Run.Fate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunTests {

    final Run run = new Run(new Claim(new Key(UUID.randomUUID(), "k"), UUID.randomUUID(), "req_1"));

    @Test
    void withoutARecordNothingWasCharged() {
        assertThat(run.fate(true)).isEqualTo(Fate.FREE);
    }

    @Test
    void aServedAnswerIsKept() {
        run.writing(record(Outcome.FINISHED, 5));
        run.written();

        assertThat(run.fate(true)).isEqualTo(Fate.KEEP);
    }

    @Test
    void aServedAnswerThatNobodyHasWholeIsCutOff() {
        run.writing(record(Outcome.FINISHED, 5));
        run.written();

        assertThat(run.fate(false)).isEqualTo(Fate.CUT_OFF);
    }

    @Test
    void whoLeavesInTheMiddleHasPaid() {
        run.writing(record(Outcome.CLIENT_CLOSED, 5));
        run.written();

        assertThat(run.fate(true)).isEqualTo(Fate.CUT_OFF);
    }

    @Test
    void whoLeavesBeforeTheFirstTokenHasNot() {
        run.writing(record(Outcome.CLIENT_CLOSED, 0));
        run.written();

        assertThat(run.fate(true)).isEqualTo(Fate.FREE);
    }

    @Test
    void aFailureCostsNothing() {
        run.writing(record(Outcome.FAILED, 0));
        run.written();

        assertThat(run.fate(false)).isEqualTo(Fate.FREE);
    }

    @Test
    void aRecordThatMayBeOnTheDiskKeepsItsId() {
        run.writing(record(Outcome.FINISHED, 5));

        assertThat(run.fate(true)).isEqualTo(Fate.ORPHAN);
    }

    private static RequestServed record(Outcome outcome, long costRao) {
        return new RequestServed(
                UUID.randomUUID(),
                Instant.EPOCH,
                "req_1",
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                "test/model",
                "hotkey",
                UUID.randomUUID(),
                outcome,
                false,
                1,
                1,
                costRao,
                1,
                List.of(),
                "");
    }
}
