package io.taomarket.inference.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bucket4j.TimeMeter;
import io.taomarket.inference.fault.ApiFault;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TokenRatesTests {

    static final UUID KEY = UUID.randomUUID();
    static final OptionalLong LIMIT = OptionalLong.of(6_000); // 100 each second

    final AtomicLong nanos = new AtomicLong();
    final TokenRates rates = new TokenRates(new RateProperties(100), new Standing());

    @Test
    void takesTheWorstCaseAndGivesBackWhatWasNotUsed() {
        var allowance = rates.take(KEY, LIMIT, 5_000);
        refused(1_001);

        allowance.settle(1_000);

        assertThat(allowance.headers())
                .containsEntry("x-ratelimit-limit-tokens", "6000")
                .containsEntry("x-ratelimit-remaining-tokens", "5000")
                .containsEntry("x-ratelimit-reset-tokens", "10s");
        rates.take(KEY, LIMIT, 5_000);
        refused(1);
    }

    @Test
    void givesBackOnce() {
        var allowance = rates.take(KEY, LIMIT, 5_000);

        allowance.settle(4_000);
        allowance.settle(0);

        refused(2_001);
    }

    @Test
    void saysWhenEnoughIsThereAgain() {
        rates.take(KEY, LIMIT, 6_000);

        var fault = refused(250);

        assertThat(fault.status()).isEqualTo(429);
        assertThat(fault.envelope().error().code()).isEqualTo("rate_limit_exceeded");
        assertThat(fault.headers())
                .containsEntry("retry-after", "3")
                .containsEntry("retry-after-ms", "2500")
                .containsEntry("x-ratelimit-limit-tokens", "6000")
                .containsEntry("x-ratelimit-remaining-tokens", "0");
        nanos.addAndGet(Duration.ofMillis(2_500).toNanos());
        rates.take(KEY, LIMIT, 250);
    }

    @Test
    void tellsTheClientNotToRepeatWhatNeverFits() {
        var fault = refused(6_001);

        assertThat(fault.headers()).containsEntry("x-should-retry", "false").doesNotContainKey("retry-after");
    }

    @Test
    void countsEachKeyForItself() {
        rates.take(KEY, LIMIT, 6_000);

        rates.take(UUID.randomUUID(), LIMIT, 6_000);
    }

    @Test
    void letsAKeyWithoutALimitTakeWhatItLikes() {
        var allowance = rates.take(KEY, OptionalLong.empty(), Long.MAX_VALUE);

        allowance.settle(1);

        assertThat(allowance.headers()).isEmpty();
    }

    @Test
    void callsAtTheSameTimeStayWithinTheLimitTogether() throws Exception {
        Callable<Integer> call = () -> {
            try {
                rates.take(KEY, LIMIT, 1_000);
                return 1;
            } catch (ApiFault refused) {
                return 0;
            }
        };
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = 0;
            for (var result :
                    pool.invokeAll(Stream.generate(() -> call).limit(200).toList())) taken += result.get();
            assertThat(taken).isEqualTo(6);
        }
    }

    private ApiFault refused(long tokens) {
        return assertThatExceptionOfType(ApiFault.class)
                .isThrownBy(() -> rates.take(KEY, LIMIT, tokens))
                .actual();
    }

    /** Time that moves when the test says so. */
    private final class Standing implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
