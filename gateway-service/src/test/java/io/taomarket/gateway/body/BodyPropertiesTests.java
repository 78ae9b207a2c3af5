package io.taomarket.gateway.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class BodyPropertiesTests {

    private static final int MEGABYTE = 1 << 20;

    @Test
    void bodiesTakeAnEighthOfTheHeapTogether() {
        assertThat(properties(null).togetherBytes(512L * MEGABYTE)).isEqualTo(64 * MEGABYTE);
    }

    @Test
    void theOperatorMaySayOtherwise() {
        assertThat(properties(DataSize.ofMegabytes(32)).togetherBytes(512L * MEGABYTE))
                .isEqualTo(32 * MEGABYTE);
    }

    @Test
    void oneBodyAlwaysFits() {
        assertThat(properties(null).togetherBytes(16L * MEGABYTE)).isEqualTo(4 * MEGABYTE);
        assertThat(properties(DataSize.ofMegabytes(1)).togetherBytes(512L * MEGABYTE))
                .isEqualTo(4 * MEGABYTE);
    }

    @Test
    void aVeryLargeHeapIsNoTrouble() {
        assertThat(properties(null).togetherBytes(1L << 40)).isEqualTo(Integer.MAX_VALUE);
    }

    private static BodyProperties properties(@Nullable DataSize together) {
        return new BodyProperties(DataSize.ofMegabytes(4), DataSize.ofKilobytes(256), together, Duration.ofSeconds(30));
    }
}
