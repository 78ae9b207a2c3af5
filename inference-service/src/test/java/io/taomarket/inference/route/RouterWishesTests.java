package io.taomarket.inference.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.miner.MinersFixture;
import io.taomarket.inference.request.FieldsFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers may wish of those who serve them. */
class RouterWishesTests extends RouterTest {

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
}
