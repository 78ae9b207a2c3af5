package io.taomarket.registry.offer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.taomarket.chassis.signing.SigningKey;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** A miner's server on loopback. Honest unless told otherwise. */
class Miner implements AutoCloseable {

    private static final String PATH = "/tao/challenge";

    final SigningKey key = SigningKey.generate();
    private final WireMockServer server;
    private final String url;
    private SigningKey signer = key;
    private String shownHotkey = key.address().ss58();
    private String scheme = "ed25519";
    private UnaryOperator<String> signedNonce = nonce -> nonce;

    Miner() {
        server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .extensions(new AnswerChallenge()));
        server.start();
        url = "http://127.0.0.1:" + server.port();
        behaves();
    }

    String hotkey() {
        return key.address().ss58();
    }

    String url() {
        return url;
    }

    void behaves() {
        server.resetMappings();
        server.stubFor(get(urlPathEqualTo(PATH)).willReturn(aResponse().withTransformers("answer-challenge")));
    }

    void answers(ResponseDefinitionBuilder response) {
        server.resetMappings();
        server.stubFor(any(anyUrl()).willReturn(response));
    }

    void signsWith(SigningKey other) {
        signer = other;
    }

    void shows(String hotkey) {
        shownHotkey = hotkey;
    }

    void claims(String otherScheme) {
        scheme = otherScheme;
    }

    void signsNonce(UnaryOperator<String> other) {
        signedNonce = other;
    }

    List<LoggedRequest> requests() {
        return server.findAll(com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(anyUrl()));
    }

    @Override
    public void close() {
        server.stop();
    }

    private class AnswerChallenge implements ResponseDefinitionTransformerV2 {

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            var nonce = event.getRequest().queryParameter("nonce").firstValue();
            var message = OwnershipChallenge.PREFIX + signedNonce.apply(nonce);
            var signature = HexFormat.of().formatHex(signer.sign(message.getBytes(UTF_8)));
            return aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"hotkey\":\"%s\",\"scheme\":\"%s\",\"signature\":\"%s\",\"version\":\"1\"}"
                            .formatted(shownHotkey, scheme, signature))
                    .build();
        }

        @Override
        public String getName() {
            return "answer-challenge";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }
}
