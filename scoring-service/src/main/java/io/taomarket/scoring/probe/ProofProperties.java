package io.taomarket.scoring.probe;

import io.taomarket.chatmodel.proof.Bounds;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How chat models that we can run ourselves are judged. The bounds are measured: {@code ProofTests} prints what honest
 * miners and cheats come to.
 *
 * @param honestDistance up to which an answer is right; leaves room for half precision and other orders of addition
 * @param worthlessDistance from which it is another model's, or a copy's with fewer bits
 * @param honestRegret the same for answers without odds at temperature 0
 * @param worthlessRegret from which it is not what the model says
 * @param honestSurprise the same for answers that are drawn
 * @param worthlessSurprise from which the model would hardly ever have drawn it
 * @param topLogprobs how many alternatives are asked for; customers ask for up to 20
 * @param mostTokens of an answer; some skills need forty
 */
@Validated
@ConfigurationProperties("scoring.proof")
record ProofProperties(
        @DefaultValue("0.005") @Positive double honestDistance,
        @DefaultValue("0.015") @Positive double worthlessDistance,
        @DefaultValue("0.05") @Positive double honestRegret,
        @DefaultValue("0.5") @Positive double worthlessRegret,
        @DefaultValue("2.5") @Positive double honestSurprise,
        @DefaultValue("4") @Positive double worthlessSurprise,
        @DefaultValue("5") @Min(1) @Max(20) int topLogprobs,
        @DefaultValue("48") @Min(16) @Max(512) int mostTokens) {

    Bounds bounds() {
        return new Bounds(
                honestDistance, worthlessDistance, honestRegret, worthlessRegret, honestSurprise, worthlessSurprise);
    }
}
