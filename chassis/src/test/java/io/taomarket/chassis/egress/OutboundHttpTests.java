package io.taomarket.chassis.egress;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import io.taomarket.chassis.egress.OutboundFailure.Reason;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundHttpTests {

    private static final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().gzipDisabled(true));
    private static final Deadlines SHORT =
            new Deadlines(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(700));

    private final OutboundHttp http = new OutboundHttp(EgressSettings.INSIDE, ruleId -> {});

    @BeforeAll
    static void startServer() {
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @AfterEach
    void reset() {
        http.close();
        server.resetAll();
    }

    @Test
    void sendsOurHeadersAndOurBodyAndNothingElse() throws Exception {
        server.stubFor(post(urlEqualTo("/base/v1/x?y=1"))
                .willReturn(aResponse().withStatus(201).withBody("done")));
        var request = OutboundRequest.post(
                endpoint("/base"), "/v1/x?y=1", Map.of("Content-Type", "application/json"), "{}".getBytes(UTF_8));

        var response = http.exchange("miner", request);

        assertThat(response.status()).isEqualTo(201);
        assertThat(new String(response.body(), UTF_8)).isEqualTo("done");
        var seen = server.getAllServeEvents().getFirst().getRequest();
        assertThat(seen.getBodyAsString()).isEqualTo("{}");
        assertThat(seen.getHeaders().all())
                .extracting(HttpHeader::key)
                .containsExactlyInAnyOrder("Content-Type", "Content-Length", "Host", "Connection");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void handsARedirectBackInsteadOfFollowingIt(int status) throws Exception {
        answer(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

        assertThat(http.exchange("miner", request()).status()).isEqualTo(status);
        server.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void forgetsCookiesAtOnce() throws Exception {
        answer(aResponse().withHeader("Set-Cookie", "id=1"));

        http.exchange("miner", request());
        http.exchange("miner", request());

        assertThat(server.getAllServeEvents())
                .allMatch(event -> !event.getRequest().containsHeader("Cookie"));
    }

    @Test
    void doesNotAnswerAnAuthenticationChallenge() throws Exception {
        answer(aResponse().withStatus(401).withHeader("WWW-Authenticate", "Basic realm=\"x\""));

        assertThat(http.exchange("miner", request()).status()).isEqualTo(401);
        assertThat(server.getAllServeEvents()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void doesNotRetryByItself(int status) throws Exception {
        answer(aResponse().withStatus(status).withHeader("Retry-After", "0"));

        assertThat(http.exchange("miner", request()).status()).isEqualTo(status);
        assertThat(server.getAllServeEvents()).hasSize(1);
    }

    @Test
    void givesUpOnAnEndpointThatDoesNotAnswer() {
        answer(aResponse().withFixedDelay(5_000));

        assertThat(failure(SHORT, 1_000).reason()).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void givesUpOnABodyThatDrips() {
        answer(aResponse().withBody("x".repeat(100)).withChunkedDribbleDelay(100, 20_000));

        assertThat(failure(SHORT, 1_000).reason()).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void stopsReadingABodyAtItsLimit() {
        answer(aResponse().withBody("x".repeat(2_000)));

        assertThat(failure(SHORT, 1_999).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void readsABodyOfExactlyItsLimit() throws Exception {
        answer(aResponse().withBody("x".repeat(2_000)));

        assertThat(http.exchange("miner", request(), SHORT, 2_000).body()).hasSize(2_000);
    }

    @Test
    void refusesAHeadBeyondItsLimit() {
        answer(aResponse().withHeader("X-Long", "x".repeat(17_000)));
        assertThat(failure(SHORT, 1_000).reason()).isEqualTo(Reason.TOO_LARGE);

        var wide = aResponse();
        for (var i = 0; i < 20; i++) wide.withHeader("X-Wide-" + i, "x".repeat(1_000));
        answer(wide);
        assertThat(failure(SHORT, 1_000).reason()).isEqualTo(Reason.TOO_LARGE);

        var many = aResponse();
        for (var i = 0; i < 120; i++) many.withHeader("X-Many-" + i, "x");
        answer(many);
        assertThat(failure(SHORT, 1_000).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refusesACompressedBodyRatherThanUnpackingIt() {
        answer(aResponse().withHeader("Content-Encoding", "gzip").withBody("bomb"));

        assertThat(failure(SHORT, 1_000).reason()).isEqualTo(Reason.PROTOCOL);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void namesABrokenAnswerForWhatItIs(Fault fault) {
        answer(aResponse().withFault(fault));

        assertThat(failure(SHORT, 1_000).reason()).isEqualTo(Reason.PROTOCOL);
    }

    @Test
    void saysWhenNothingWasSentBecauseNobodyListens() throws Exception {
        int freePort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }
        var url = EndpointUrl.parse("http://127.0.0.1:" + freePort, EgressSettings.INSIDE);

        var failure = catchThrowableOfType(
                OutboundFailure.class, () -> http.exchange("miner", OutboundRequest.get(url, "/", Map.of())));

        assertThat(failure.reason()).isEqualTo(Reason.CONNECT_FAILED);
        assertThat(failure.reason().code()).isEqualTo("connect_failed");
    }

    @Test
    void trustsNoCertificateThatAStrangerSignedForHimself() {
        var secure = new WireMockServer(
                WireMockConfiguration.options().httpDisabled(true).dynamicHttpsPort());
        secure.start();
        try {
            var url = EndpointUrl.parse("https://localhost:" + secure.httpsPort(), EgressSettings.INSIDE);
            var failure = catchThrowableOfType(
                    OutboundFailure.class, () -> http.exchange("miner", OutboundRequest.get(url, "/", Map.of())));

            assertThat(failure.reason()).isEqualTo(Reason.CONNECT_FAILED);
            assertThat(failure).hasMessageContaining("PKIX");
        } finally {
            secure.stop();
        }
    }

    @Test
    void refusesANameAsSoonAsOneOfItsAddressesIsRefused() throws Exception {
        var names = new AtomicInteger();
        try (var guarded = new OutboundHttp(EgressSettings.INSIDE, ruleId -> {}, host -> {
            names.incrementAndGet();
            return new InetAddress[] {InetAddress.getByName("127.0.0.1"), InetAddress.getByName("169.254.169.254")};
        })) {
            var failure = catchThrowableOfType(
                    OutboundFailure.class, () -> guarded.exchange("miner", requestTo("miner.example.com")));

            assertThat(failure.reason()).isEqualTo(Reason.REFUSED_ADDRESS);
            assertThat(failure).hasMessageContaining("v4-link-local");
        }
        assertThat(names).hasValue(1);
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @Test
    void dialsTheAddressItVettedAndDoesNotLookTheNameUpAgain() throws Exception {
        answer(aResponse().withBody("x"));
        var lookUps = new AtomicInteger();
        try (var guarded = new OutboundHttp(EgressSettings.INSIDE, ruleId -> {}, host -> new InetAddress[] {
            InetAddress.getByName(lookUps.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254")
        })) {
            assertThat(guarded.exchange("miner", requestTo("rebinding.example.com"))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void refusesLoopbackOutsideWhateverTheNameSays() {
        try (var outside = new OutboundHttp(
                EgressSettings.OUTSIDE, ruleId -> {}, host -> new InetAddress[] {InetAddress.getLoopbackAddress()})) {
            var failure = catchThrowableOfType(
                    OutboundFailure.class, () -> outside.exchange("miner", requestTo("miner.example.com")));

            assertThat(failure.reason()).isEqualTo(Reason.REFUSED_ADDRESS);
        }
    }

    @Test
    void doesNotWaitLongForAName() {
        var properties = EgressSettings.with(
                Map.of("taomarket.egress.allow-private-addresses", "true", "taomarket.egress.name-timeout", "100ms"));
        var never = new CountDownLatch(1);
        try (var guarded = new OutboundHttp(properties, ruleId -> {}, host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        })) {
            var failure = catchThrowableOfType(
                    OutboundFailure.class, () -> guarded.exchange("miner", requestTo("slow.example.com")));

            assertThat(failure.reason()).isEqualTo(Reason.CONNECT_FAILED);
        } finally {
            never.countDown();
        }
    }

    private OutboundFailure failure(Deadlines deadlines, long maxBodyBytes) {
        return catchThrowableOfType(
                OutboundFailure.class, () -> http.exchange("miner", request(), deadlines, maxBodyBytes));
    }

    private static void answer(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).willReturn(response));
        server.stubFor(get(urlEqualTo("/elsewhere")).willReturn(aResponse().withStatus(200)));
    }

    private static OutboundRequest request() {
        return OutboundRequest.get(endpoint(""), "/v1/models", Map.of());
    }

    private static OutboundRequest requestTo(String host) {
        return OutboundRequest.get(new EndpointUrl("http", host, server.port(), ""), "/v1/models", Map.of());
    }

    private static EndpointUrl endpoint(String basePath) {
        return EndpointUrl.parse("http://127.0.0.1:" + server.port() + basePath, EgressSettings.INSIDE);
    }
}
