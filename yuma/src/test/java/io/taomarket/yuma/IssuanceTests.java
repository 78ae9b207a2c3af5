package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IssuanceTests {

    private static final long TAO = 1_000_000_000;

    @Test
    void halvesWhenHalfOfWhatWasLeftIsIssued() {
        assertThat(Issuance.blockEmissionRao(0)).isEqualTo(TAO);
        assertThat(Issuance.blockEmissionRao(10_500_000 * TAO - 1)).isEqualTo(TAO);
        assertThat(Issuance.blockEmissionRao(10_500_000 * TAO)).isEqualTo(TAO / 2);
        assertThat(Issuance.nextHalvingAtRao(0)).isEqualTo(10_500_000 * TAO);
        assertThat(Issuance.nextHalvingAtRao(10_500_000 * TAO)).isEqualTo(15_750_000 * TAO);
    }

    @Test
    void mintsNothingAtTheCap() {
        assertThat(Issuance.blockEmissionRao(Issuance.CAP_RAO)).isZero();
        assertThat(Issuance.blockEmissionRao(Issuance.CAP_RAO + 1)).isZero();
        assertThat(Issuance.nextHalvingAtRao(Issuance.CAP_RAO)).isEqualTo(Issuance.CAP_RAO);
    }

    @Property
    void neverPassesTheCap(@ForAll @LongRange(min = 0, max = Issuance.CAP_RAO) long issuedRao) {
        assertThat(issuedRao + Issuance.blockEmissionRao(issuedRao)).isLessThanOrEqualTo(Issuance.CAP_RAO);
    }

    @Property
    void nextHalvingIsTheFirstIssuanceAtHalfTheEmission(
            @ForAll @LongRange(min = 0, max = Issuance.CAP_RAO - 1) long issuedRao) {
        var emissionRao = Issuance.blockEmissionRao(issuedRao);
        var halvingAtRao = Issuance.nextHalvingAtRao(issuedRao);

        assertThat(halvingAtRao).isGreaterThan(issuedRao);
        assertThat(Issuance.blockEmissionRao(halvingAtRao - 1)).isEqualTo(emissionRao);
        assertThat(Issuance.blockEmissionRao(halvingAtRao)).isEqualTo(emissionRao / 2);
    }

    @Property
    void neverRisesWithIssuance(
            @ForAll @LongRange(min = 0, max = Issuance.CAP_RAO) long a,
            @ForAll @LongRange(min = 0, max = Issuance.CAP_RAO) long b) {
        assertThat(Issuance.blockEmissionRao(Math.max(a, b)))
                .isLessThanOrEqualTo(Issuance.blockEmissionRao(Math.min(a, b)));
    }
}
