package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ConvictionTests {

    private static final long TAU = Conviction.DEFAULTS.unlockBlocks();
    private static final long MASS = 1_000_000_000_000L;
    private static final Lock LOCK = new Lock(MASS, U64F64.of(0), 0);

    @Test
    void afterOneTimeConstantAFadingLockHasOneEthOfBoth() {
        var rolled = Conviction.DEFAULTS.roll(LOCK, TAU, false, false);

        assertThat((double) rolled.massRao()).isCloseTo(MASS / Math.E, within(1.0));
        assertThat(Reals.real(rolled.conviction())).isCloseTo(MASS / Math.E, within(1.0));
    }

    @Test
    void aPerpetualLockKeepsItsMassAndMatures() {
        var rolled = Conviction.DEFAULTS.roll(LOCK, TAU, false, true);

        assertThat(rolled.massRao()).isEqualTo(MASS);
        assertThat(Reals.real(rolled.conviction())).isCloseTo(MASS * (1 - 1 / Math.E), within(1.0));
    }

    @Test
    void aLockForTheOwnerIsConvincedAtOnce() {
        assertThat(Conviction.DEFAULTS.roll(LOCK, 0, true, true)).isEqualTo(new Lock(MASS, U64F64.of(MASS), 0));
        var rolled = Conviction.DEFAULTS.roll(LOCK, TAU, true, false);
        assertThat(rolled.conviction()).isEqualTo(U64F64.of(rolled.massRao()));
    }

    @Test
    void unequalConstantsFollowTheirClosedForm() {
        assertUnequal(200_000, 240_000, 10_000, 1e-3);
        assertUnequal(240_000, 200_000, 10_000, 1e-3);
        assertUnequal(1_142_108, 1_142_109, 1_142_108, 1e6);
    }

    @Test
    void withoutAConstantItIsGoneAtOnce() {
        assertThat(new Conviction(0, 100).roll(LOCK, 1, false, false)).isEqualTo(new Lock(0, U64F64.of(0), 1));
        assertThat(Conviction.decay(0, 0)).isEqualTo(U64F64.of(1));
        assertThat(Conviction.decay(100 * TAU, TAU)).isEqualTo(Conviction.decay(40 * TAU, TAU));
    }

    @Test
    void dustIsCollected() {
        var dust = new Lock(99, U64F64.of(99), 100);

        assertThat(Conviction.DEFAULTS.roll(dust, 100, false, false)).isEqualTo(new Lock(0, U64F64.of(0), 100));
        assertThat(Conviction.DEFAULTS
                        .roll(new Lock(100, U64F64.of(0), 7), 7, false, false)
                        .massRao())
                .isEqualTo(100);
    }

    @Test
    void nothingChangesAtAnEarlierBlock() {
        var lock = new Lock(5000, U64F64.of(1234), 100);

        assertThat(Conviction.DEFAULTS.roll(lock, 99, false, false)).isEqualTo(lock);
    }

    @Property(tries = 200)
    void convictionNeverExceedsTheMassOnceLocked(
            @ForAll @LongRange(min = 1, max = 100_000_000) long blocks, @ForAll boolean isPerpetual) {
        var rolled = Conviction.DEFAULTS.roll(LOCK, blocks, false, isPerpetual);

        assertThat(rolled.conviction()).isLessThanOrEqualTo(U64F64.of(MASS));
        assertThat(rolled.massRao()).isLessThanOrEqualTo(MASS);
    }

    @Property(tries = 200)
    void rollingInTwoStepsIsRollingAtOnce(
            @ForAll @LongRange(max = 1_000_000) long first, @ForAll @LongRange(max = 1_000_000) long second) {
        var once = Conviction.DEFAULTS.roll(LOCK, first + second, false, false);
        var twice = Conviction.DEFAULTS.roll(
                Conviction.DEFAULTS.roll(LOCK, first, false, false), first + second, false, false);

        assertThat(twice.massRao()).isBetween(once.massRao() - 2, once.massRao());
        assertThat(Reals.real(twice.conviction())).isCloseTo(Reals.real(once.conviction()), within(2.0));
    }

    private static void assertUnequal(long unlock, long maturity, long blocks, double tolerance) {
        var rolled = new Conviction(unlock, maturity).roll(LOCK, blocks, false, false);

        var decays = Math.exp(-(double) blocks / unlock) - Math.exp(-(double) blocks / maturity);
        assertThat(Reals.real(rolled.conviction()))
                .isCloseTo(MASS * (double) unlock * decays / (unlock - maturity), within(tolerance));
    }
}
