package io.taomarket.inference.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A router, and miners to choose from. */
abstract class RouterTest {

    static final RouteProperties PROPERTIES =
            new RouteProperties(0.3, 3, 0.3, 0.05, Duration.ofMillis(100), 30, Duration.ZERO, 2, 1024, 4, 3, 16384);
    static final Need SMALL = Need.promptOnly(100, 100);

    final Miners miners = MinersFixture.fresh();
    final Router router = router(miners);

    static Router router(Miners miners) {
        var knowledge = new Knowledge(miners, PROPERTIES, Clock.systemUTC());
        return new Router(miners, knowledge, new Fitting(knowledge), PROPERTIES, new SplittableRandom(42));
    }

    Plan plan(List<Offer> offers, Need need, Wishes wishes) {
        return router.plan(List.of(model(offers)), Needs.same(need), wishes, "input", () -> "");
    }

    List<Offer> planned(List<Offer> offers, String provider) {
        return offers(plan(offers, SMALL, wishes(provider)));
    }

    static List<Offer> offers(Plan plan) {
        return plan.considered().stream().map(Candidate::offer).toList();
    }

    void assertRefused(List<Offer> offers, String provider, String param) {
        assertRefused(offers, SMALL, wishes(provider), param);
    }

    void assertRefused(List<Offer> offers, Need need, Wishes wishes, String param) {
        assertThatExceptionOfType(ApiFault.class)
                .isThrownBy(() -> plan(offers, need, wishes))
                .satisfies(fault -> {
                    assertThat(fault.status()).isEqualTo(404);
                    assertThat(fault.envelope().error().code()).isEqualTo("no_miner_matches");
                    assertThat(fault.envelope().error().param()).isEqualTo(param);
                });
    }

    static Wishes wishes(String provider) {
        return Wishes.read(FieldsFixture.of("{\"provider\":" + provider.replace('\'', '"') + "}"));
    }

    static OfferTraits traits(String quantization, String region, String dataCollection, boolean zdr) {
        return new OfferTraits(
                null, List.of(), quantization, region, dataCollection, zdr, "o200k_base", List.of("text"), null);
    }

    static Model model(List<Offer> offers) {
        return new Model("a/model", Surface.CHAT, Instant.EPOCH, offers);
    }

    static Offer offer(@Nullable Double quality, long raoPerMtok) {
        return offer(quality, raoPerMtok, 100, OfferTraits.PLAIN);
    }

    static Offer offer(@Nullable Double quality, long raoPerMtok, long latencyMs, OfferTraits traits) {
        var measured = quality == null ? null : new Quality(quality, 0, 10, 3, latencyMs, Instant.EPOCH);
        return offer(measured, raoPerMtok, "a/model", traits);
    }

    static Offer offer(@Nullable Quality quality, long raoPerMtok, String model, OfferTraits traits) {
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
