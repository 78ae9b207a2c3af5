package io.taomarket.yuma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.NeuronResult;
import io.taomarket.yuma.Yuma;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;

/** The engine against the reference, in every field. */
@Domain(Subnets.class)
class EpochDifferentialTests {

    private static final int EPOCHS = 4;

    @Property(tries = 8000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void anyEpochIsThatOfTheReference(@ForAll EpochInput input) {
        assertSame(input, Yuma.run(input).neurons());
    }

    @Property(tries = 1200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void soAreTheEpochsThatFollowIt(@ForAll EpochInput first) {
        var input = first;
        for (var epoch = 0; epoch < EPOCHS; epoch++) {
            var result = Yuma.run(input).neurons();
            assertSame(input, result);
            input = NextEpoch.after(input, result);
        }
    }

    private static void assertSame(EpochInput input, List<NeuronResult> results) {
        var expected = ReferenceEpoch.run(input);
        assertThat(results).hasSameSizeAs(expected);
        for (var uid = 0; uid < expected.size(); uid++)
            assertThat(results.get(uid)).as("uid %d", uid).isEqualTo(expected.get(uid));
    }
}
