package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;
import static io.taomarket.yuma.economy.Fixed128.Format.U96F32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class Fixed128Tests {

    @Test
    void roundsProductsAndQuotientsDown() {
        var third = U96F32.of(1).dividedBy(U96F32.of(3));

        assertThat(third.bits()).isEqualTo((1L << 32) / 3);
        assertThat(third.times(U96F32.of(3)).floor()).isZero();
    }

    @Test
    void stopsAtTheEndsOfItsRange() {
        var largest = new Fixed128(U64F64, BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE));

        assertThat(largest.plus(U64F64.of(1))).isEqualTo(largest);
        assertThat(largest.times(largest)).isEqualTo(largest);
        assertThat(U64F64.of(1).minus(U64F64.of(2))).isEqualTo(U64F64.of(0));
    }

    @Test
    void dividesByNothingToNothing() {
        assertThat(U64F64.of(1).dividedBy(U64F64.of(0))).isEqualTo(U64F64.of(0));
        assertThat(U64F64.of(2).dividedBy(new Fixed128(U64F64, BigInteger.ONE))).isEqualTo(U64F64.of(0));
    }

    @Test
    void doesNotMixFormats() {
        assertThatIllegalArgumentException().isThrownBy(() -> U64F64.of(1).plus(U96F32.of(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fixed128(U64F64, BigInteger.valueOf(-1)));
    }

    @Property
    void keepsWholeNumbersOf64Bits(@ForAll long u64) {
        assertThat(U64F64.of(u64).floor()).isEqualTo(u64);
        assertThat(U96F32.of(u64).to(U64F64).to(U96F32)).isEqualTo(U96F32.of(u64));
    }
}
