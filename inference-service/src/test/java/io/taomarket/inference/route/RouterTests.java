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
import io.taomarket.inference.miner.MinersFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouterTests {

    static final RouteProperties PROPERTIES =
            new RouteProperties(0.3, 3, 0.3, Duration.ofMillis(100), Duration.ZERO, 3, 16384);
    static final Need SMALL = Need.promptOnly(100, 100);

    final Router router = router();

    static Router router() {
        var miners = MinersFixture.fresh();
        return new Router(miners, new Score(miners, PROPERTIES), PROPERTIES, new SplittableRandom(42));
    }

    @Test
    void drawsEachMinerInProportionToQualitySquaredOverPrice() {
        var fine = offer(0.9, 10_000_000);
        var fair = offer(0.6, 10_000_000);
        var cheap = offer(0.6, 5_000_000);

        var shares = shares(List.of(fine, fair, cheap), Wishes.NONE);

        // quality² / (cost + 1): 0.81/1001, 0.36/1001, 0.36/501
        var sum = 0.81 / 1001 + 0.36 / 1001 + 0.36 / 501;
        assertThat(shares.get(fine)).isCloseTo(0.81 / 1001 / sum, within(0.02));
        assertThat(shares.get(fair)).isCloseTo(0.36 / 1001 / sum, within(0.02));
        assertThat(shares.get(cheap)).isCloseTo(0.36 / 501 / sum, within(0.02));
    }

    @Test
    void givesNewcomersASmallShare() {
        var known = offer(0.9, 1_000_000);
        var newcomer = offer(null, 1_000_000);

        assertThat(shares(List.of(known, newcomer), Wishes.NONE).get(newcomer)).isCloseTo(0.1, within(0.02));
    }

    @Test
    void prefersQuickMiners() {
        var quick = offer(0.9, 1_000_000, 50);
        var slow = offer(0.9, 1_000_000, 200);

        assertThat(shares(List.of(quick, slow), Wishes.NONE).get(quick)).isCloseTo(0.8, within(0.02));
    }

    @Test
    void neverAsksAMinerBelowTheFloor() {
        var bad = offer(0.2, 1);
        var good = offer(0.5, 1_000_000);

        assertThat(shares(List.of(bad, good), Wishes.NONE)).containsOnlyKeys(good);
        assertRefused(List.of(bad), SMALL, Wishes.NONE, "no_miner_available");
    }

    @Test
    void sameSeedSameOrder() {
        var offers = List.of(offer(0.9, 1000), offer(0.8, 1000), offer(0.7, 1000));

        assertThat(router().plan(model(offers), SMALL, Wishes.NONE, "input"))
                .isEqualTo(router().plan(model(offers), SMALL, Wishes.NONE, "input"));
    }

    @Test
    void triesWishedMinersFirstInTheirOrder() {
        var first = offer(0.4, 9_000_000);
        var second = offer(0.9, 1);
        var third = offer(0.4, 9_000_000);
        var wishes = wishes(List.of(), List.of(first.hotkey(), third.hotkey()), List.of());

        var plan = router.plan(model(List.of(second, third, first)), SMALL, wishes, "input");

        assertThat(plan.candidates()).extracting(Candidate::offer).containsExactly(first, third, second);
    }

    @Test
    void respectsOnlyIgnorePriceAndQuality() {
        var dear = offer(0.9, 9_000_000_000L);
        var poor = offer(0.5, 1_000_000_000L);
        var both = List.of(dear, poor);

        assertThat(planned(both, wishes(List.of(poor.hotkey()), List.of(), List.of())))
                .containsExactly(poor);
        assertThat(planned(both, wishes(List.of(), List.of(), List.of(poor.hotkey()))))
                .containsExactly(dear);
        assertThat(planned(both, maxPrice("1"))).containsExactly(poor);
        assertThat(planned(both, minQuality(0.8))).containsExactly(dear);
    }

    @Test
    void namesTheWishThatNobodyMeets() {
        var offers = List.of(offer(0.9, 2_000_000_000L));

        assertRefused(offers, SMALL, maxPrice("1"), "no_miner_matches", "provider.max_price");
        assertRefused(offers, SMALL, minQuality(0.95), "no_miner_matches", "provider.min_quality");
        var ignored = wishes(List.of(), List.of(), List.of(offers.getFirst().hotkey()));
        assertRefused(offers, SMALL, ignored, "no_miner_matches", "provider.ignore");
    }

    @Test
    void refusesWhatFitsIntoNoContext() {
        var offers = List.of(offer(0.9, 1));

        assertRefused(offers, Need.promptOnly(8193, 8193), Wishes.NONE, "context_length_exceeded");
        var long_ = new Need(8000, 8000, OptionalInt.of(200), 1, true, Set.of());
        assertRefused(offers, long_, Wishes.NONE, "context_length_exceeded");
    }

    @Test
    void leavesOutMinersThatLackAnEssentialParameter() {
        var able = offer(0.4, 9_000_000, 100, supporting("tools", "max_tokens"));
        var plain = offer(0.9, 1);

        assertThat(planned(List.of(plain, able), SMALL.using(Set.of("tools", "top_k")), Wishes.NONE))
                .containsExactly(able);
        assertThat(planned(List.of(plain, able), SMALL.using(Set.of("top_k")), Wishes.NONE))
                .containsExactlyInAnyOrder(plain, able);
    }

    @Test
    void namesTheParameterThatNobodyTakes() {
        var offers = List.of(offer(0.9, 1), offer(0.9, 1, 100, supporting("logprobs")));

        assertRefused(offers, SMALL.using(Set.of("tools")), Wishes.NONE, "no_miner_matches", "tools");
        assertRefused(offers, SMALL.using(Set.of("top_k")), requiringParameters(), "no_miner_matches", "top_k");
    }

    @Test
    void reservesForTheDearestMinerThatMayBeTried() {
        var offers = List.of(offer(0.9, 1_000_000), offer(0.9, 3_000_000));

        var plan = router.plan(model(offers), SMALL, Wishes.NONE, "input");

        assertThat(plan.worstRao()).isEqualTo(300);
    }

    @Test
    void limitsAnAnswerToWhatTheContextLeaves() {
        var need = new Need(8000, 8000, OptionalInt.empty(), 2, true, Set.of());

        var candidate = router.plan(model(List.of(offer(0.9, 1_000_000))), need, Wishes.NONE, "messages")
                .candidates()
                .getFirst();

        assertThat(candidate.completionLimit()).isEqualTo(192);
        assertThat(candidate.worstRao()).isEqualTo(8000 + 2 * 192);
    }

    private List<Offer> planned(List<Offer> offers, Wishes wishes) {
        return planned(offers, SMALL, wishes);
    }

    private List<Offer> planned(List<Offer> offers, Need need, Wishes wishes) {
        return router.plan(model(offers), need, wishes, "input").considered().stream()
                .map(Candidate::offer)
                .toList();
    }

    private Map<Offer, Double> shares(List<Offer> offers, Wishes wishes) {
        var draws = 20_000;
        return IntStream.range(0, draws)
                .mapToObj(_ -> router.plan(model(offers), SMALL, wishes, "input")
                        .candidates()
                        .getFirst()
                        .offer())
                .collect(Collectors.groupingBy(
                        Function.identity(),
                        Collectors.collectingAndThen(Collectors.counting(), count -> (double) count / draws)));
    }

    private void assertRefused(List<Offer> offers, Need need, Wishes wishes, String code) {
        assertThatExceptionOfType(ApiFault.class)
                .isThrownBy(() -> router.plan(model(offers), need, wishes, "input"))
                .satisfies(fault -> assertThat(fault.envelope().error().code()).isEqualTo(code));
    }

    private void assertRefused(List<Offer> offers, Need need, Wishes wishes, String code, String param) {
        assertRefused(offers, need, wishes, code);
        assertThatExceptionOfType(ApiFault.class)
                .isThrownBy(() -> router.plan(model(offers), need, wishes, "input"))
                .satisfies(fault -> assertThat(fault.envelope().error().param()).isEqualTo(param));
    }

    private static Wishes wishes(List<String> only, List<String> order, List<String> ignore) {
        return new Wishes(
                only,
                order,
                ignore,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    private static Wishes maxPrice(String tao) {
        var price = Optional.of(new BigDecimal(tao));
        return new Wishes(
                List.of(),
                List.of(),
                List.of(),
                true,
                price,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    private static Wishes minQuality(double quality) {
        return new Wishes(
                List.of(),
                List.of(),
                List.of(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.of(quality),
                false,
                Optional.empty());
    }

    private static Wishes requiringParameters() {
        return new Wishes(
                List.of(),
                List.of(),
                List.of(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty());
    }

    private static OfferTraits supporting(String... parameters) {
        return new OfferTraits(
                null, List.of(parameters), "unknown", "unknown", "allow", false, "o200k_base", List.of("text"), null);
    }

    private static Model model(List<Offer> offers) {
        return new Model("a/model", Surface.CHAT, Instant.EPOCH, offers);
    }

    private static Offer offer(@Nullable Double quality, long raoPerMtok) {
        return offer(quality, raoPerMtok, 100);
    }

    private static Offer offer(@Nullable Double quality, long raoPerMtok, long latencyMs) {
        return offer(quality, raoPerMtok, latencyMs, OfferTraits.PLAIN);
    }

    private static Offer offer(@Nullable Double quality, long raoPerMtok, long latencyMs, OfferTraits traits) {
        return new Offer(
                1,
                0,
                SigningKey.generate().address(),
                UUID.randomUUID(),
                1,
                new EndpointUrl("https", "miner.example", 443, ""),
                "a/model",
                new Price(raoPerMtok, raoPerMtok),
                8192,
                10,
                Instant.EPOCH,
                quality == null ? null : new Quality(quality, 0, 10, 3, latencyMs, Instant.EPOCH),
                traits);
    }
}
