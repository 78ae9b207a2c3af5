package io.taomarket.inference.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taomarket.inference.miner.MinerFailure;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VectorsTests {

    @Test
    void isLittleEndian() {
        assertThat(Vectors.toBase64(new float[] {1f})).isEqualTo("AACAPw==");
    }

    @Property
    void readsWhatItWrote(@ForAll float[] vector) throws MinerFailure {
        assertThat(Vectors.fromBase64(Vectors.toBase64(vector))).containsExactly(vector);
    }

    @Test
    void refusesNumbersThatAreNotFinite() {
        for (var bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY})
            assertThatThrownBy(() -> Vectors.check(new float[] {1, bad})).isInstanceOf(MinerFailure.class);
    }
}
