package io.taomarket.registry.offer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.chassis.signing.PlatformKey;
import io.taomarket.chassis.signing.Scheme;
import io.taomarket.chassis.signing.Signatures;
import io.taomarket.chassis.signing.SignedRequest;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.registry.Market;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class EndpointIntegrationTests extends MinerScene {

    @Autowired
    PlatformKey platform;

    @Autowired
    RepeatedProofs proofs;

    @Autowired
    JdbcClient jdbc;

    @Test
    void offersWhatAMinerSaysOnceItHasProvedItsAddress() {
        var answer = put(miner, MODEL);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.text("version")).isEqualTo("1");
        await().atMost(Market.SOON)
                .untilAsserted(() -> assertThat(said(miner)).singleElement().satisfies(offer -> {
                    assertThat(offer.version()).isEqualTo(1);
                    assertThat(offer.url()).isEqualTo(miner.url());
                    assertThat(offer.accountId()).isEqualTo(account);
                    assertThat(offer.models()).singleElement().satisfies(model -> {
                        assertThat(model.model()).isEqualTo("acme/small-1");
                        assertThat(model.completionRaoPerMtok()).isEqualTo(40_000);
                    });
                }));
        var neuron = market.get("/subnets/" + netuid + "/neurons/0").body();
        assertThat(neuron.at("/endpoint/url").asString()).isEqualTo(miner.url());
        assertThat(neuron.at("/models/0/prompt_rao_per_mtok").asString()).isEqualTo("20000");
    }

    @Test
    void saysWhatAMinerDeclaresAboutAModel() {
        var declared = MODEL.replace("}", """
                , "cache_read_rao_per_mtok": "5000", "supported_parameters": ["tools", "tool_choice"],
                 "quantization": "bf16", "region": "eu", "data_collection": "deny", "zdr": true,
                 "tokenizer": "o200k_base", "input_modalities": ["text", "image"]}""");

        var answer = put(miner, declared);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        await().atMost(Market.SOON)
                .untilAsserted(() -> assertThat(said(miner)).singleElement().satisfies(offer -> assertThat(
                                offer.models().getFirst().traits())
                        .isEqualTo(new OfferTraits(
                                5_000L,
                                List.of("tools", "tool_choice"),
                                "bf16",
                                "eu",
                                "deny",
                                true,
                                "o200k_base",
                                List.of("text", "image"),
                                null))));
        var neuron = market.get("/subnets/" + netuid + "/neurons/0").body();
        assertThat(neuron.at("/models/0/cache_read_rao_per_mtok").asString()).isEqualTo("5000");
        assertThat(neuron.at("/models/0/region").asString()).isEqualTo("eu");
    }

    @Test
    void knowsAnOfferAgainThatWasMadeBeforeThereWereTraits() {
        put(miner, MODEL);
        jdbc.sql("""
                        update offer set models = jsonb_build_array(models -> 0
                            #- '{supported_parameters}' #- '{quantization}' #- '{region}' #- '{data_collection}'
                            #- '{zdr}' #- '{tokenizer}' #- '{input_modalities}') where hotkey = ?
                        """).param(miner.hotkey()).update();

        assertThat(put(miner, MODEL).text("version")).isEqualTo("1");
        assertThat(market.get("/subnets/" + netuid + "/neurons/0").status()).isEqualTo(200);
    }

    @Test
    void signsItsChallengeWithThePlatformsKey() {
        put(miner, MODEL);

        var request = miner.requests().getFirst();
        var signed = new SignedRequest(
                "GET",
                request.getUrl(),
                new byte[0],
                Long.parseLong(request.getHeader(SignedRequest.TIMESTAMP_HEADER)),
                UUID.fromString(request.getHeader(SignedRequest.NONCE_HEADER)),
                miner.hotkey(),
                Scheme.ED25519);

        assertThat(request.getHeader(SignedRequest.HOTKEY_HEADER))
                .isEqualTo(platform.address().ss58());
        assertThat(Signatures.verify(
                        Scheme.ED25519,
                        platform.address().publicKey(),
                        signed.canonical().getBytes(StandardCharsets.UTF_8),
                        HexFormat.of().parseHex(request.getHeader(SignedRequest.SIGNATURE_HEADER))))
                .isTrue();
    }

    @Test
    void doesNothingWhenTheSameOfferIsMadeAgain() {
        put(miner, MODEL);

        var again = put(miner, MODEL);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("version")).isEqualTo("1");
        assertThat(miner.requests()).hasSize(1);
    }

    @Test
    void letsAnOfferChangeOnceInAWhile() {
        put(miner, MODEL);
        assertThat(put(miner, MODEL.replace("40000", "50000")).code()).isEqualTo("serving_rate_limit_exceeded");

        market.mine(5);
        var changed = put(miner, MODEL.replace("40000", "50000"));

        assertThat(changed.text("version")).isEqualTo("2");
        assertThat(said(miner)).extracting(OfferChanged::version).isSubsetOf(1L, 2L);
    }

    @Test
    void withdrawsAnOfferWithoutModels() {
        assertThat(put(miner, "").code()).isEqualTo("nothing_offered");
        put(miner, MODEL);

        var withdrawn = put(miner, "");

        assertThat(withdrawn.status()).isEqualTo(200);
        assertThat(withdrawn.body().get("proved_at").isNull()).isTrue();
        await().atMost(Market.SOON).until(() -> said(miner).size() == 2);
        assertThat(said(miner).getLast().models()).isEmpty();
        assertThat(said(miner).getLast().version()).isEqualTo(2);
        assertThat(market.get("/subnets/" + netuid + "/neurons/0")
                        .body()
                        .get("endpoint")
                        .isNull())
                .isTrue();
        assertThat(put(miner, MODEL).code()).isEqualTo("serving_rate_limit_exceeded");
    }

    @Test
    void givesAnAccountSoManyEndpointsAndNoMore() {
        try (var second = new Miner();
                var third = new Miner()) {
            market.register(account, netuid, second.hotkey());
            market.register(account, netuid, third.hotkey());
            put(miner, MODEL);
            put(second, MODEL);

            assertThat(put(third, MODEL).code()).isEqualTo("endpoint_limit_reached");
            put(second, "");
            assertThat(put(third, MODEL).status()).isEqualTo(200);
        }
    }

    @Test
    void withdrawsTheOfferOfWhoeverLosesItsSlot() {
        market.call(
                org.springframework.http.HttpMethod.PATCH,
                market.callers.admin(),
                "/subnets/" + netuid + "/hyperparameters",
                "{\"max_allowed_uids\": 2, \"max_allowed_validators\": 2, \"min_non_immune_uids\": 0}");
        put(miner, MODEL);
        market.register(account, netuid, Market.hotkey());

        market.register(account, netuid, Market.hotkey());

        await().atMost(Market.SOON).until(() -> said(miner).size() == 2);
        assertThat(said(miner).getLast().models()).isEmpty();
        assertThat(put(miner, MODEL).code()).isEqualTo("hotkey_not_registered_in_subnet");
        market.register(account, netuid, miner.hotkey());
        var again = put(miner, MODEL);
        assertThat(again.text("version")).as(again.body().toString()).isEqualTo("3");
    }

    @Test
    void hasAddressesProvedAgain() {
        put(miner, MODEL);
        proofs.scan();
        assertThat(miner.requests()).hasSize(1);

        makeDue();
        proofs.scan();

        assertThat(miner.requests()).hasSize(2);
        proofs.scan();
        assertThat(miner.requests()).hasSize(2);
        assertThat(said(miner)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void withdrawsAnOfferWhoseAddressIsNoLongerProved() {
        put(miner, MODEL);
        miner.answers(aResponse().withStatus(503));
        for (var i = 0; i < 2; i++) {
            makeDue();
            proofs.scan();
        }
        miner.behaves();
        makeDue();
        proofs.scan();
        miner.answers(aResponse().withStatus(503));
        for (var i = 0; i < 2; i++) {
            makeDue();
            proofs.scan();
        }
        assertThat(market.get("/subnets/" + netuid + "/neurons/0")
                        .body()
                        .get("endpoint")
                        .isNull())
                .isFalse();

        makeDue();
        proofs.scan();

        await().atMost(Market.SOON).until(() -> said(miner).size() == 2);
        assertThat(said(miner).getLast().models()).isEmpty();
        miner.behaves();
        market.mine(5);
        assertThat(put(miner, MODEL).text("version")).isEqualTo("3");
    }

    private void makeDue() {
        jdbc.sql("update offer set next_proof_at = now() - interval '1 second' where hotkey = ?")
                .param(miner.hotkey())
                .update();
    }
}
