package io.taomarket.inference.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.taomarket.chassis.egress.EndpointUrl;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.catalogue.Quality;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.meter.Price;
import io.taomarket.inference.miner.Miners;
import io.taomarket.inference.miner.MinersFixture;
import io.taomarket.inference.request.FieldsFixture;
import io.taomarket.routing.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTests {

    static final RouteProperties PROPERTIES =
            new RouteProperties(0.3, 3, 0.3, 0.05, Duration.ofMillis(100), 30, Duration.ZERO, 2, 1024, 4, 3, 16384);
    static final Need SMALL = Need.promptOnly(100, 100);

    final Miners miners = MinersFixture.fresh();
    final Router router = router(miners);

    static Router router(Miners miners) {
        var knowledge = new Knowledge(miners, PROPERTIES, Clock.systemUTC());
        return new Router(miners, knowledge, new Fitting(knowledge), PROPERTIES, new SplittableRandom(42));
    }

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
    void triesWishedMinersFirstInTheirOrder() {
        var first = offer(0.4, 9_000_000);
        var second = offer(0.9, 1);
        var third = offer(0.4, 9_000_000);
        var wish = "{'order':['%s','%s']}".formatted(first.hotkey(), third.hotkey());

        assertThat(planned(List.of(second, third, first), wish)).containsExactly(first, third, second);
    }

    @Test
    void withoutFallbacksOnlyTheOrderedOnesOrTheFirstChoiceAreTried() {
        var first = offer(0.9, 1);
        var second = offer(0.9, 1);
        var both = List.of(first, second);
        var ordered = "{'order':['%s'],'allow_fallbacks':false}".formatted(second.hotkey());

        assertThat(plan(both, SMALL, wishes(ordered)).candidates())
                .extracting(Candidate::offer)
                .containsExactly(second);
        assertThat(plan(both, SMALL, wishes("{'allow_fallbacks':false}")).candidates())
                .hasSize(1);
    }

    @Test
    void respectsOnlyIgnorePriceAndQuality() {
        var dear = offer(0.9, 9_000_000_000L);
        var poor = offer(0.5, 1_000_000_000L);
        var both = List.of(dear, poor);

        assertThat(planned(both, "{'only':['%s']}".formatted(poor.hotkey()))).containsExactly(poor);
        assertThat(planned(both, "{'ignore':['%s']}".formatted(poor.hotkey()))).containsExactly(dear);
        assertThat(planned(both, "{'max_price':{'prompt':1}}")).containsExactly(poor);
        assertThat(planned(both, "{'max_price':{'completion':1.5,'request':0}}"))
                .containsExactly(poor);
        assertThat(planned(both, "{'min_quality':0.8}")).containsExactly(dear);
    }

    @Test
    void respectsWhatMinersDeclare() {
        var open = offer(0.9, 1);
        var discreet = offer(0.9, 1, 100, traits("bf16", "eu", "deny", true));
        var both = List.of(open, discreet);

        for (var wish : List.of(
                "{'data_collection':'deny'}",
                "{'zdr':true}",
                "{'quantizations':['bf16','fp32']}",
                "{'regions':['eu']}")) assertThat(planned(both, wish)).as(wish).containsExactly(discreet);
        assertThat(planned(both, "{'data_collection':'allow','zdr':false,'regions':[]}"))
                .hasSize(2);
    }

    @Test
    void nobodyMayBeGoodEnoughNowAndSomebodyLater() {
        assertThatExceptionOfType(ApiFault.class)
                .isThrownBy(() -> plan(List.of(offer(0.9, 2_000_000_000L)), SMALL, wishes("{'min_quality':0.95}")))
                .satisfies(fault -> {
                    assertThat(fault.status()).isEqualTo(503);
                    assertThat(fault.headers()).containsKey("retry-after");
                    assertThat(fault.envelope().error().code()).isEqualTo("no_miner_available");
                    assertThat(fault.envelope().error().param()).isEqualTo("provider.min_quality");
                });
    }

    @Test
    void namesTheWishThatNobodyMeets() {
        var offers = List.of(offer(0.9, 2_000_000_000L));

        assertRefused(offers, "{'max_price':{'prompt':1}}", "provider.max_price");
        assertRefused(offers, "{'ignore':['%s']}".formatted(offers.getFirst().hotkey()), "provider.ignore");
        assertRefused(offers, "{'only':['nobody']}", "provider.only");
        assertRefused(offers, "{'order':['nobody'],'allow_fallbacks':false}", "provider.order");
        assertRefused(offers, "{'zdr':true}", "provider.zdr");
        assertRefused(offers, "{'data_collection':'deny'}", "provider.data_collection");
        assertRefused(offers, "{'quantizations':['fp8']}", "provider.quantizations");
        assertRefused(offers, "{'regions':['moon']}", "provider.regions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'provider':{'speed':1}}",
                "{'provider':{'max_price':{'image':1}}}",
                "{'provider':{'max_price':{'prompt':-1}}}",
                "{'provider':{'max_price':{'completion':'1'}}}",
                "{'provider':{'max_price':{'request':-0.1}}}",
                "{'provider':{'max_price':{'request':'free'}}}",
                "{'provider':{'max_price':1}}",
                "{'provider':{'sort':'exacto'}}",
                "{'provider':{'sort':{'by':'price','partition':'none'}}}",
                "{'provider':{'data_collection':'no'}}",
                "{'provider':{'zdr':'yes'}}",
                "{'provider':{'preferred_max_latency':{'p42':1}}}",
                "{'provider':{'preferred_min_throughput':'fast'}}",
                "{'provider':{'hedge_ms':0}}",
                "{'provider':{'order':'a'}}",
                "{'provider':[]}",
                "{'models':'a'}",
                "{'session_id':7}"
            })
    void refusesWishesThatItDoesNotUnderstand(String request) {
        assertThatExceptionOfType(ApiFault.class)
                .isThrownBy(() -> Wishes.read(FieldsFixture.of(request.replace('\'', '"'))))
                .satisfies(fault -> {
                    assertThat(fault.status()).isEqualTo(400);
                    assertThat(request)
                            .contains(String.valueOf(fault.envelope().error().param())
                                    .replaceAll(".*[.]", ""));
                });
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
    void sortsByWishOrByTheModelsSuffix() {
        var cheap = offer(0.5, 1, 900, OfferTraits.PLAIN);
        var quick = offer(0.5, 9_000_000, 10, OfferTraits.PLAIN);
        var both = List.of(cheap, quick);

        assertThat(planned(both, "{'sort':'latency'}")).containsExactly(quick, cheap);
        assertThat(planned(both, "{'sort':{'by':'price'}}")).containsExactly(cheap, quick);
        var floor = Wishes.read(FieldsFixture.of("{\"model\":\"a/model:floor\"}"));
        assertThat(offers(plan(both, SMALL, floor))).containsExactly(cheap, quick);
        var nitro = Wishes.read(FieldsFixture.of("{\"model\":\"a/model:nitro\"}"));
        assertThat(nitro.sort()).hasValue(io.taomarket.routing.Sort.THROUGHPUT);
    }

    @Test
    void triesMinersThatWereAsQuickAsPreferredFirst() {
        var timed = offer(0.4, 9_000_000);
        var untimed = offer(0.9, 1);
        MinersFixture.deliver(miners, timed);

        for (var wish : List.of(
                "{'preferred_max_latency':5}",
                "{'preferred_max_latency':{'p50':5,'p99':5}}",
                "{'preferred_min_throughput':0.5}"))
            assertThat(planned(List.of(untimed, timed), wish)).as(wish).containsExactly(timed, untimed);
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

    private Plan plan(List<Offer> offers, Need need, Wishes wishes) {
        return router.plan(List.of(model(offers)), Needs.same(need), wishes, "input", () -> "");
    }

    private List<Offer> planned(List<Offer> offers, String provider) {
        return offers(plan(offers, SMALL, wishes(provider)));
    }

    private static List<Offer> offers(Plan plan) {
        return plan.considered().stream().map(Candidate::offer).toList();
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

    private void assertRefused(List<Offer> offers, String provider, String param) {
        assertRefused(offers, SMALL, wishes(provider), param);
    }

    private void assertRefused(List<Offer> offers, Need need, Wishes wishes, String param) {
        assertThatExceptionOfType(ApiFault.class)
                .isThrownBy(() -> plan(offers, need, wishes))
                .satisfies(fault -> {
                    assertThat(fault.status()).isEqualTo(404);
                    assertThat(fault.envelope().error().code()).isEqualTo("no_miner_matches");
                    assertThat(fault.envelope().error().param()).isEqualTo(param);
                });
    }

    private static Wishes wishes(String provider) {
        return Wishes.read(FieldsFixture.of("{\"provider\":" + provider.replace('\'', '"') + "}"));
    }

    private static OfferTraits supporting(String... parameters) {
        return new OfferTraits(
                null, List.of(parameters), "unknown", "unknown", "allow", false, "o200k_base", List.of("text"), null);
    }

    private static OfferTraits traits(String quantization, String region, String dataCollection, boolean zdr) {
        return new OfferTraits(
                null, List.of(), quantization, region, dataCollection, zdr, "o200k_base", List.of("text"), null);
    }

    private static Model model(List<Offer> offers) {
        return new Model("a/model", Surface.CHAT, Instant.EPOCH, offers);
    }

    private static Offer offer(@Nullable Double quality, long raoPerMtok) {
        return offer(quality, raoPerMtok, 100, OfferTraits.PLAIN);
    }

    private static Offer offer(@Nullable Double quality, long raoPerMtok, long latencyMs, OfferTraits traits) {
        var measured = quality == null ? null : new Quality(quality, 0, 10, 3, latencyMs, Instant.EPOCH);
        return offer(measured, raoPerMtok, "a/model", traits);
    }

    private static Offer offer(@Nullable Quality quality, long raoPerMtok, String model, OfferTraits traits) {
        return new Offer(
                1,
                0,
                SigningKey.generate().address(),
                UUID.randomUUID(),
                1,
                new EndpointUrl("https", "miner.example", 443, ""),
                model,
                new Price(raoPerMtok, raoPerMtok),
                8192,
                10,
                Instant.EPOCH,
                quality,
                traits);
    }
}
