package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ExponentialsTests {

    private static final long LIMIT = 20 * Fixed.ONE;

    private final Exponentials exponentials = new Exponentials();

    @Property(tries = 500)
    void manyAtOnceAreEachOnItsOwn(@ForAll @Size(max = 200) List<@LongRange(min = -LIMIT, max = LIMIT) Long> numbers) {
        assertSame(numbers.stream().mapToLong(number -> number).toArray());
    }

    @Property(tries = 500)
    void clampsAnyNumber(@ForAll @Size(max = 10) List<Long> numbers) {
        assertSame(numbers.stream().mapToLong(number -> number).toArray());
    }

    @Test
    void keepsWhatIsSpecial() {
        assertSame(new long[] {0, 1, -1, Fixed.ONE, -Fixed.ONE, LIMIT, -LIMIT, Long.MAX_VALUE, Long.MIN_VALUE});
    }

    private void assertSame(long[] numbers) {
        var together = numbers.clone();
        exponentials.replace(together);

        assertThat(together).isEqualTo(Arrays.stream(numbers).map(Fixed::exp).toArray());
    }
}
