package io.taomarket.inference.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.catalogue.Quality;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.miner.MinersFixture;
import io.taomarket.inference.request.FieldsFixture;
import io.taomarket.routing.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouterTests extends RouterTest {

    @Test
    void asksMinersInProportionToQualitySquaredOverPrice() {
        var fine = offer(0.9, 10_000_000);
        var fair = offer(0.6, 10_000_000);
        var cheap = offer(0.6, 5_000_000);

        // quality² / (cost + 1): 0.81/1001, 0.36/1001, 0.36/501
        var sum = 0.81 / 1001 + 0.36 / 1001 + 0.36 / 501;
        var all = List.of(fine, fair, cheap);
        assertThat(share(fine, all)).isCloseTo(0.81 / 1001 / sum, within(0.02));
        assertThat(share(cheap, all)).isCloseTo(0.36 / 501 / sum, within(0.02));
    }

    @Test
    void givesNewcomersTheirDeclaredShareUnlessTheCustomerOptsOut() {
        var known = offer(0.9, 9_000_000);
        var newcomer = offer(null, 1);
        var both = List.of(known, newcomer);

        assertThat(share(newcomer, both)).isCloseTo(0.05, within(0.01));
        assertThat(planned(both, "{'allow_newcomers':false}")).containsExactly(known);
        assertRefused(List.of(newcomer), "{'allow_newcomers':false}", "provider.allow_newcomers");
    }

    @Test
    void aMinerWithTooFewMeasurementsIsANewcomer() {
        var lucky = offer(new Quality(1.0, 0, 2, 1, 100, Instant.EPOCH), 1, "a/model", OfferTraits.PLAIN);
        var known = offer(0.4, 9_000_000);

        assertThat(planned(List.of(lucky, known), "{'min_quality':0.4}")).containsExactly(known);
    }

    @Test
    void neverAsksAMinerBelowTheFloor() {
        var bad = offer(0.2, 1);
        var good = offer(0.5, 1_000_000);

        assertThat(planned(List.of(bad, good), "{}")).containsExactly(good);
        assertCode(List.of(bad), SMALL, Wishes.NONE, "no_miner_available");
    }

    @Test
    void whatItChoosesIsWhatTheRecordedQuestionAnswers() {
        var offers =
                IntStream.range(0, 4).mapToObj(i -> offer(0.5 + i / 10.0, 1000)).toList();

        for (var i = 0; i < 100; i++) {
            var plan = plan(offers, SMALL, Wishes.NONE);
            assertThat(plan.considered().stream().map(Candidate::pick)).isEqualTo(Selection.choose(plan.question()));
        }
    }

    @Test
    void comparesNoMoreMinersThanItMayAndLeavesNobodyOutForGood() {
        var offers = IntStream.range(0, 9).mapToObj(_ -> offer(0.9, 1000)).toList();

        var first = IntStream.range(0, 300)
                .mapToObj(_ -> plan(offers, SMALL, Wishes.NONE))
                .peek(plan -> assertThat(plan.considered()).hasSize(4))
                .map(plan -> plan.candidates().getFirst().offer())
                .distinct();

        assertThat(first).hasSize(9);
    }

    @Test
    void leavesOutMinersThatLackAnEssentialParameter() {
        var able = offer(0.4, 9_000_000, 100, supporting("tools", "max_tokens"));
        var plain = offer(0.9, 1);
        var both = List.of(plain, able);

        assertThat(offers(plan(both, SMALL.using(Set.of("tools", "top_k")), Wishes.NONE)))
                .containsExactly(able);
        assertThat(offers(plan(both, SMALL.using(Set.of("top_k")), Wishes.NONE)))
                .containsExactlyInAnyOrder(plain, able);
    }

    @Test
    void namesTheParameterThatNobodyTakes() {
        var offers = List.of(offer(0.9, 1), offer(0.9, 1, 100, supporting("logprobs")));

        assertRefused(offers, SMALL.using(Set.of("tools")), Wishes.NONE, "tools");
        assertRefused(offers, SMALL.using(Set.of("top_k")), wishes("{'require_parameters':true}"), "top_k");
    }

    @Test
    void aBusyMinerWaitsBehindOthersAndAFullOneIsNotAsked() {
        var busy = offer(0.9, 1);
        var other = offer(0.4, 9_000_000);
        MinersFixture.refuse(miners, busy);
        assertThat(planned(List.of(busy, other), "{}")).containsExactly(other, busy);
        assertThat(planned(List.of(busy), "{}")).containsExactly(busy);

        for (var i = 0; i < busy.maxConcurrency(); i++)
            assertThat(miners.enter(busy)).isPresent();

        assertThat(planned(List.of(busy, other), "{}")).containsExactly(other);
        assertCode(List.of(busy), SMALL, Wishes.NONE, "no_miner_available");
    }

    @Test
    void saysWhenAMinerThatRestsIsTriedAgain() {
        var broken = offer(0.9, 1);
        MinersFixture.breakDown(miners, broken);

        assertThatExceptionOfType(ApiFault.class)
                .isThrownBy(() -> plan(List.of(broken), SMALL, Wishes.NONE))
                .satisfies(fault -> {
                    assertThat(fault.status()).isEqualTo(503);
                    assertThat(fault.headers()).containsKey("retry-after");
                });
    }

    @Test
    void otherModelsServeWhenTheFirstCannot() {
        var none = new Model("a/model", Surface.CHAT, Instant.EPOCH, List.of());
        var serving = offer(null, 1, "b/model", OfferTraits.PLAIN);
        var other = new Model("b/model", Surface.CHAT, Instant.EPOCH, List.of(serving));

        var plan = router.plan(List.of(none, other), Needs.same(SMALL), Wishes.NONE, "input", () -> "");

        assertThat(offers(plan)).containsExactly(serving);
        assertThatExceptionOfType(ApiFault.class)
                .isThrownBy(() -> router.plan(List.of(none, none), Needs.same(SMALL), Wishes.NONE, "input", () -> ""));
        assertThat(plan.question().models()).containsExactly("a/model", "b/model");
    }

    @Test
    void keepsSessionsAndLongPromptsThatBeginAlikeTogether() {
        var offers = IntStream.range(0, 4).mapToObj(_ -> offer(0.9, 1000)).toList();
        var session = Wishes.read(FieldsFixture.of("{\"session_id\":\"s1\"}"));

        assertThat(firsts(offers, SMALL, session, "")).hasSize(1);
        assertThat(firsts(offers, Need.promptOnly(2000, 2000), Wishes.NONE, "Once upon a time"))
                .hasSize(1);
        assertThat(firsts(offers, SMALL, Wishes.NONE, "Once upon a time")).hasSize(4);
    }

    @Test
    void refusesWhatFitsIntoNoContext() {
        var offers = List.of(offer(0.9, 1));

        assertCode(offers, Need.promptOnly(8193, 8193), Wishes.NONE, "context_length_exceeded");
        var tooLong = new Need(8000, 8000, OptionalInt.of(200), 1, true);
        assertCode(offers, tooLong, Wishes.NONE, "context_length_exceeded");
    }

    @Test
    void reservesForTheDearestMinerThatMayBeTried() {
        var offers = List.of(offer(0.9, 1_000_000), offer(0.9, 3_000_000));

        assertThat(plan(offers, SMALL, Wishes.NONE).worstRao()).isEqualTo(300);
    }

    @Test
    void limitsAnAnswerToWhatTheContextLeaves() {
        var need = new Need(8000, 8000, OptionalInt.empty(), 2, true);

        var candidate = plan(List.of(offer(0.9, 1_000_000)), need, Wishes.NONE)
                .candidates()
                .getFirst();

        assertThat(candidate.completionLimit()).isEqualTo(192);
        assertThat(candidate.worstRao()).isEqualTo(8000 + 2 * 192);
    }

    private double share(Offer offer, List<Offer> offers) {
        var requests = 20_000;
        var served = IntStream.range(0, requests)
                .filter(_ -> plan(offers, SMALL, Wishes.NONE)
                        .candidates()
                        .getFirst()
                        .offer()
                        .equals(offer))
                .count();
        return (double) served / requests;
    }

    /** The miners that are asked first, over many requests, but for the newcomers' share. */
    private Set<Offer> firsts(List<Offer> offers, Need need, Wishes wishes, String promptStart) {
        var firsts = new ArrayList<Offer>();
        for (var i = 0; i < 100; i++)
            firsts.add(router.plan(List.of(model(offers)), Needs.same(need), wishes, "input", () -> promptStart)
                    .candidates()
                    .getFirst()
                    .offer());
        return Set.copyOf(firsts);
    }

    private void assertCode(List<Offer> offers, Need need, Wishes wishes, String code) {
        assertThatExceptionOfType(ApiFault.class)
                .isThrownBy(() -> plan(offers, need, wishes))
                .satisfies(fault -> assertThat(fault.envelope().error().code()).isEqualTo(code));
    }

    private static OfferTraits supporting(String... parameters) {
        return new OfferTraits(
                null, List.of(parameters), "unknown", "unknown", "allow", false, "o200k_base", List.of("text"), null);
    }
}
