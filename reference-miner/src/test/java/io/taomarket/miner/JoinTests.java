package io.taomarket.miner;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.miner.join.Join;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinTests {

    private static final Map<String, String> ENVIRONMENT = Map.of("TAOMARKET_KEY", "tao_sk_test");
    private static final String SLOTS = "/api/v1/subnets/2/registrations";

    private final WireMockServer market =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final SigningKey platform = SigningKey.generate();

    @TempDir
    private Path folder;

    @BeforeEach
    void aMarket() {
        market.start();
        market.stubFor(get("/api/v1/platform")
                .willReturn(okJson("{\"address\": \"" + platform.address().ss58() + "\"}")));
        market.stubFor(get("/api/v1/account").willReturn(okJson("{\"account_id\": \"acc-1\"}")));
        market.stubFor(get("/api/v1/subnets/2/metagraph").willReturn(okJson("{\"neurons\": []}")));
        market.stubFor(post("/api/v1/hotkeys").willReturn(okJson("{}")));
        market.stubFor(post(SLOTS).willReturn(okJson("{}").withStatus(202)));
        market.stubFor(get(urlMatching(SLOTS + "/.*")).willReturn(okJson("{\"state\": \"registered\"}")));
        market.stubFor(put(urlMatching("/api/v1/subnets/2/neurons/.*/endpoint")).willReturn(okJson("{}")));
    }

    @AfterEach
    void close() {
        market.stop();
    }

    @Test
    void bindsBuysASlotAndAnnouncesWhatIsOnOffer() throws IOException {
        assertThat(join()).contains("slot ", "offers   meta/llama-3.2 at http://203.0.113.7:8091");

        var hotkey = hotkey();
        market.verify(postRequestedFor(urlEqualTo("/api/v1/hotkeys"))
                .withHeader("Authorization", equalTo("Bearer tao_sk_test"))
                .withRequestBody(matchingJsonPath("$.hotkey", equalTo(hotkey)))
                .withRequestBody(matchingJsonPath("$.signature", matching("[0-9a-f]{128}"))));
        market.verify(
                postRequestedFor(urlEqualTo(SLOTS)).withRequestBody(matchingJsonPath("$.hotkey", equalTo(hotkey))));
        market.verify(putRequestedFor(urlPathEqualTo("/api/v1/subnets/2/neurons/" + hotkey + "/endpoint"))
                .withHeader("X-Tao-Signature", matching("[0-9a-f]{128}"))
                .withHeader("X-Tao-Receiver", equalTo(platform.address().ss58()))
                .withRequestBody(equalToJson("""
                        {"url": "http://203.0.113.7:8091", "models": [{"id": "meta/llama-3.2",
                         "prompt_rao_per_mtok": "5000000", "completion_rao_per_mtok": "10000000",
                         "context_length": 8192, "max_concurrency": 32, "tokenizer": "o200k_base",
                         "supported_parameters": ["tools", "logprobs"]}]}""")));
    }

    @Test
    void aMinerThatIsInOnlyChangesItsOffer() throws IOException {
        market.stubFor(get("/api/v1/subnets/2/metagraph")
                .willReturn(okJson("{\"neurons\": [{\"hotkey\": \"" + hotkey() + "\"}]}")));

        assertThat(join()).doesNotContain("slot ");

        market.verify(0, postRequestedFor(urlEqualTo(SLOTS)));
        market.verify(1, putRequestedFor(urlMatching("/api/v1/subnets/2/neurons/.*")));
    }

    @Test
    void aSlotThatIsDeclinedSaysWhatMayBeMissing() {
        market.stubFor(get(urlMatching(SLOTS + "/.*")).willReturn(okJson("{\"state\": \"declined\"}")));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::join)
                .withMessage("the slot was declined: is there enough TAO in the account?");
    }

    @Test
    void aRefusalIsShownInTheMarketsWords() {
        market.stubFor(put(urlMatching("/api/v1/subnets/2/neurons/.*"))
                .willReturn(aResponse().withStatus(422).withBody("{\"detail\": \"Nobody answers there.\"}")));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::join)
                .withMessageContaining("answered 422: {\"detail\": \"Nobody answers there.\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--context",
                "--subnet 0x10",
                "--subnet -1",
                "--max-concurrency 99999999999",
                "--loud yes",
                "--url b"
            })
    void aMistakeInTheOptionsIsNamed(String mistake) {
        var arguments = new ArrayList<>(arguments());
        if (mistake.equals("--context")) arguments.removeLast();
        else arguments.addAll(List.of(mistake.split(" ")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Join.run(arguments, ENVIRONMENT, new PrintStream(new ByteArrayOutputStream())));
        assertThat(market.getAllServeEvents()).isEmpty();
    }

    private String join() throws IOException {
        var out = new ByteArrayOutputStream();
        Join.run(arguments(), ENVIRONMENT, new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8);
    }

    private List<String> arguments() {
        return List.of(
                "--market",
                market.baseUrl() + "/",
                "--key",
                folder.resolve("miner.seed").toString(),
                "--url",
                "http://203.0.113.7:8091",
                "--model",
                "meta/llama-3.2",
                "--prompt-rao",
                "5000000",
                "--completion-rao",
                "10000000",
                "--parameters",
                "tools,logprobs",
                "--context",
                "8192");
    }

    private String hotkey() throws IOException {
        return SigningKey.fromSeedFile(folder.resolve("miner.seed")).address().ss58();
    }
}
