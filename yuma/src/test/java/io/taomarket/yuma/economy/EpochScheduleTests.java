package io.taomarket.yuma.economy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpochScheduleTests {

    @Test
    void epochIsATempoAfterTheLastAndNeverWithoutTempo() {
        assertThat(EpochSchedule.blocksUntilEpoch(100, 360, 101)).isEqualTo(359);
        assertThat(EpochSchedule.blocksUntilEpoch(100, 360, 999)).isZero();
        assertThat(EpochSchedule.blocksUntilEpoch(100, 0, 999)).isEqualTo(EpochSchedule.NEVER);
        assertThat(EpochSchedule.blocksUntilEpoch(U64.MAX, 360, 0)).isEqualTo(U64.MAX);
    }
}
