package io.taomarket.registry.offer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.PUT;

import com.github.tomakehurst.wiremock.http.Fault;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.registry.Market;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointRefusalIntegrationTests extends MinerScene {

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
    void namesTheDeclarationThatCannotBe() {
        for (var wrong : List.of(
                "\"cache_read_rao_per_mtok\": \"20001\"",
                "\"cache_read_rao_per_mtok\": -1",
                "\"supported_parameters\": [\"Tools\"]",
                "\"supported_parameters\": [\"tools\", \"tools\"]",
                "\"quantization\": \"int3\"",
                "\"region\": \"the moon\"",
                "\"data_collection\": \"maybe\"",
                "\"tokenizer\": \"<script>\"",
                "\"input_modalities\": []",
                "\"input_modalities\": [\"text\", \"smell\"]",
                "\"dimensions\": 0")) {
            var answer = put(miner, MODEL.replace("}", ", " + wrong + "}"));
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.text("field")).as(wrong).isEqualTo("models[0]." + wrong.split("\"")[1]);
        }
        assertThat(miner.requests()).isEmpty();
    }

    private void assertMissing(String reason) {
        var answer = put(miner, MODEL);
        assertThat(answer.status()).as(reason).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("endpoint_not_proved");
        assertThat(answer.text("reason")).isEqualTo(reason);
    }
}
