package io.taomarket.registry.offer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.PUT;

import com.github.tomakehurst.wiremock.http.Fault;
import io.taomarket.chassis.signing.PlatformKey;
import io.taomarket.chassis.signing.Scheme;
import io.taomarket.chassis.signing.Signatures;
import io.taomarket.chassis.signing.SignedRequest;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.registry.Answer;
import io.taomarket.registry.Heard;
import io.taomarket.registry.Market;
import io.taomarket.registry.RegistryTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RegistryTest
class EndpointIntegrationTests {

    static final String MODEL = """
            {"id": "acme/small-1", "prompt_rao_per_mtok": "20000", "completion_rao_per_mtok": "40000",
             "context_length": 8192, "max_concurrency": 4}""";

    @Autowired
    Market market;

    @Autowired
    Heard heard;

    @Autowired
    PlatformKey platform;

    @Autowired
    RepeatedProofs proofs;

    @Autowired
    JdbcClient jdbc;

    final UUID account = UUID.randomUUID();
    final Miner miner = new Miner();
    int netuid;

    @BeforeEach
    void register() {
        netuid = market.subnet("{\"serving_rate_limit_blocks\": 5, \"immunity_period_blocks\": 0}");
        market.register(account, netuid, miner.hotkey());
    }

    @AfterEach
    void stop() {
        miner.close();
    }

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
    void acceptsNoAddressThatDoesNotProveItsOwner() {
        miner.signsWith(SigningKey.generate());
        assertMissing("wrong_signature");
        miner.signsWith(miner.key);
        miner.signsNonce(_ -> "00");
        assertMissing("wrong_signature");
        miner.signsNonce(nonce -> nonce);
        miner.shows(Market.hotkey());
        assertMissing("wrong_hotkey");
        miner.shows(miner.hotkey());
        miner.claims("sr25519");
        assertMissing("wrong_signature");
        miner.claims("rsa");
        assertMissing("wrong_signature");
        miner.claims("ed25519");
        assertThat(put(miner, MODEL).status()).isEqualTo(200);
        assertThat(said(miner)).allSatisfy(offer -> assertThat(offer.version()).isEqualTo(1));
    }

    @Test
    void acceptsNoAddressThatAnswersNonsense() {
        miner.answers(aResponse().withStatus(500));
        assertMissing("status_500");
        miner.answers(aResponse().withStatus(302).withHeader("Location", miner.url() + "/other"));
        assertMissing("status_302");
        assertThat(miner.requests()).hasSize(2);
        for (var body : List.of("", "null", "[]", "7", "<html>", "{\"hotkey\":7}", "{\"hotkey\":[]}")) {
            miner.answers(aResponse().withBody(body));
            assertThat(put(miner, MODEL).code()).as(body).isEqualTo("endpoint_not_proved");
        }
        miner.answers(aResponse()
                .withBody("{\"hotkey\":\"%s\",\"scheme\":\"ed25519\",\"signature\":\"%s\"}"
                        .formatted(miner.hotkey(), "zz".repeat(64))));
        assertMissing("wrong_signature");
        miner.answers(aResponse().withBody("{" + " ".repeat(10_000) + "}"));
        assertMissing("too_large");
        miner.answers(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        assertMissing("protocol");
        miner.answers(aResponse().withFixedDelay(5_000).withBody("{}"));
        assertMissing("timed_out");
        miner.close();
        assertMissing("connect_failed");
        assertThat(said(miner)).isEmpty();
    }

    @Test
    void letsNobodySpeakForAnotherMiner() {
        var path = path(netuid, miner.hotkey());

        var stranger = market.call(PUT, market.callers.signed(Market.hotkey()), path, body(miner.url(), MODEL));
        var account = market.call(PUT, market.key(this.account), path, body(miner.url(), MODEL));
        var anyone = market.call(PUT, market.callers.anyone(), path, body(miner.url(), MODEL));

        assertThat(stranger.status()).isEqualTo(404);
        assertThat(account.status()).isEqualTo(403);
        assertThat(anyone.status()).isEqualTo(401);
        assertThat(miner.requests()).isEmpty();
    }

    @Test
    void challengesNobodyForAHotkeyWithoutASlot() {
        var other = Market.hotkey();

        var answer = market.call(PUT, market.callers.signed(other), path(netuid, other), body(miner.url(), MODEL));

        assertThat(answer.code()).isEqualTo("hotkey_not_registered_in_subnet");
        assertThat(market.call(
                                PUT,
                                market.callers.signed(miner.hotkey()),
                                path(9999, miner.hotkey()),
                                body(miner.url(), MODEL))
                        .code())
                .isEqualTo("subnet_not_exists");
        assertThat(miner.requests()).isEmpty();
    }

    @Test
    void refusesAddressesThatAreNotAMinersToGive() {
        for (var url : List.of(
                "",
                "miner.example",
                "ftp://miner.example",
                "https://user@miner.example",
                "https://miner.example/?a=b",
                "https://miner.example/#a",
                "https://Miner.example",
                "https://miner.example.",
                "https://miner.example/../x",
                "https://miner.example\\\\@127.0.0.1",
                "https://0177.0.0.1",
                "https://0x7f.1",
                "https://127.1",
                "https://2130706433",
                "https://169.254.169.254",
                "https://[fd00:ec2::254]",
                "https://[::ffff:127.0.0.1]",
                "https://0.0.0.0",
                "https://miner.example:22",
                "https://miner.example:5432",
                "https://miner.example:9092",
                "https://miner.example:65536",
                "https://" + "a.".repeat(130) + "example")) {
            var answer = market.call(
                    PUT, market.callers.signed(miner.hotkey()), path(netuid, miner.hotkey()), body(url, MODEL));
            assertThat(answer.status()).as(url).isEqualTo(400);
            assertThat(answer.code()).as(url).isEqualTo("invalid_endpoint_url");
        }
    }

    @Test
    void refusesOffersThatMakeNoSense() {
        var other = MODEL.replace("acme/small-1", "acme/small-2");
        for (var models : List.of(
                MODEL + "," + MODEL,
                "null",
                "7",
                "{}",
                MODEL.replace("acme/small-1", "acme"),
                MODEL.replace("acme/small-1", "Acme/Small"),
                MODEL.replace("acme/small-1", "acme/small/1"),
                MODEL.replace("acme/small-1", "-acme/small"),
                MODEL.replace("acme/small-1", "acme/" + "a".repeat(128)),
                MODEL.replace("\"20000\"", "-1"),
                MODEL.replace("\"20000\"", "\"1.5\""),
                MODEL.replace("\"20000\"", "1000000000001"),
                MODEL.replace("\"20000\"", "99999999999999999999"),
                MODEL.replace("\"20000\"", "null"),
                MODEL.replace("8192", "0"),
                MODEL.replace("8192", "10000001"),
                MODEL.replace("\"max_concurrency\": 4", "\"max_concurrency\": 0"),
                MODEL.replace(", \"max_concurrency\": 4", ""),
                MODEL.replace(",\n \"context_length\": 8192", ""),
                MODEL.replace("}", ", \"admin\": true}"),
                other.repeat(2)))
            assertThat(put(miner, models).status()).as(models).isEqualTo(400);
        var many = java.util.stream.IntStream.range(0, 51)
                .mapToObj(i -> MODEL.replace("small-1", "m" + i))
                .toList();
        assertThat(put(miner, String.join(",", many)).text("field")).isEqualTo("models");
        assertThat(miner.requests()).isEmpty();
        assertThat(put(miner, String.join(",", many.subList(0, 50))).status()).isEqualTo(200);
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

    private void assertMissing(String reason) {
        var answer = put(miner, MODEL);
        assertThat(answer.status()).as(reason).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("endpoint_not_proved");
        assertThat(answer.text("reason")).isEqualTo(reason);
    }

    private void makeDue() {
        jdbc.sql("update offer set next_proof_at = now() - interval '1 second' where hotkey = ?")
                .param(miner.hotkey())
                .update();
    }

    private Answer put(Miner from, String models) {
        var hotkey = from.hotkey();
        return market.call(PUT, market.callers.signed(hotkey), path(netuid, hotkey), body(from.url(), models));
    }

    private List<OfferChanged> said(Miner from) {
        return heard.all(
                OfferChanged.class,
                event -> event.netuid() == netuid && event.hotkey().equals(from.hotkey()));
    }

    private static String path(int netuid, String hotkey) {
        return "/subnets/" + netuid + "/neurons/" + hotkey + "/endpoint";
    }

    private static String body(String url, String models) {
        return "{\"url\": \"%s\", \"models\": [%s]}".formatted(url, models);
    }
}
