package io.taomarket.cli.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taomarket.cli.Failure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitingTests {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void whatIsQuickIsSilent() {
        assertThat(waiting(20_000, 60_000).<Integer>waitFor("counting", () -> 7))
                .isEqualTo(7);
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void whatIsSlowIsALineThatGrows() {
        var seen = new CountDownLatch(3);
        var out = new PrintStream(err, true, UTF_8) {
            @Override
            public void flush() {
                seen.countDown();
            }
        };
        var waiting = new Waiting(out, Duration.ofMillis(20), Duration.ofMinutes(1));
        assertThat(waiting.<Boolean>waitFor("counting", () -> seen.await(30, TimeUnit.SECONDS)))
                .isTrue();
        assertThat(err.toString(UTF_8)).matches("counting \\.{3,}\\R");
    }

    @Test
    void theTimeThatIsGivenIsNotExceededAndTheWorkIsInterrupted() {
        var interrupted = new CountDownLatch(1);
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> waiting(400, 1000).waitFor("counting", () -> {
                    try {
                        return new CountDownLatch(1).await(30, TimeUnit.SECONDS);
                    } finally {
                        interrupted.countDown();
                    }
                }))
                .withMessage("counting: not done within 1 s; --timeout says how long to wait");
        assertThat(err.toString(UTF_8).strip()).isEqualTo("counting ...");
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void whatFailsFailsAsItWould() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> waiting(20_000, 60_000).waitFor("counting", () -> {
                    throw new Failure("lost count");
                }))
                .withMessage("lost count");
    }

    private Waiting waiting(long silenceMillis, long timeoutMillis) {
        return new Waiting(
                new PrintStream(err, true, UTF_8), Duration.ofMillis(silenceMillis), Duration.ofMillis(timeoutMillis));
    }
}
