package io.taomarket.inference.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OpenRouter's extras, as a customer asks for them. */
class RoutingIntegrationTests extends InferenceTest {

    static final int CHAT_SUBNET = 2;

    final FakeMiner one = new FakeMiner();
    final FakeMiner two = new FakeMiner();

    @BeforeEach
    void answer() {
        one.does((exchange, _) -> FakeMiner.json(exchange, 200, said("one")));
        two.does((exchange, _) -> FakeMiner.json(exchange, 200, said("two")));
    }

    @Test
    void withoutFallbacksNobodyElseIsAsked() throws Exception {
        var model = chatModel(one, two);
        one.does((exchange, _) -> FakeMiner.json(exchange, 500, "{}"));

        var response = chat(model, "'provider':{'order':['%s'],'allow_fallbacks':false}".formatted(one.hotkey()));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(error(response).get("code").stringValue()).isEqualTo("provider_unavailable");
        assertThat(response.headers().firstValue("retry-after")).isPresent();
        assertThat(one.calls()).hasSize(1);
        assertThat(two.calls()).isEmpty();
    }

    @Test
    void onlyAndIgnoreHoldOverManyRequests() throws Exception {
        var model = chatModel(one, two);

        for (var i = 0; i < 25; i++) {
            assertThat(miner(chat(model, "'provider':{'only':['%s']}".formatted(one.hotkey()))))
                    .isEqualTo(one.hotkey());
            assertThat(miner(chat(model, "'provider':{'ignore':['%s']}".formatted(one.hotkey()))))
                    .isEqualTo(two.hotkey());
        }
    }

    @Test
    void theCheapestIsAskedFirstBySortAndBySuffix() throws Exception {
        var model = chatModel(one, two);
        offer(CHAT_SUBNET, two, new ModelOffer(model, 500_000, 500_000, 1000, 300));
        await().until(() -> catalogue.find(model).orElseThrow().offers().stream()
                .anyMatch(offer -> offer.price().promptRaoPerMtok() == 500_000));

        for (var i = 0; i < 10; i++) {
            assertThat(miner(chat(model, "'provider':{'sort':'price'}"))).isEqualTo(two.hotkey());
            assertThat(miner(chat(model + ":floor", "'seed':1"))).isEqualTo(two.hotkey());
        }
        assertThat(miner(chat(model, "'provider':{'max_price':{'prompt':0.0006}}")))
                .isEqualTo(two.hotkey());
        var nobody = chat(model, "'provider':{'max_price':{'prompt':0.0001}}");
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(error(nobody).get("param").stringValue()).isEqualTo("provider.max_price");
    }

    @Test
    void theQuickestAreAskedFirst() throws Exception {
        var model = chatModel(one, two);
        one.does((exchange, _) -> {
            pause();
            FakeMiner.json(exchange, 200, said("one"));
        });
        for (var miner : List.of(one, two)) chat(model, "'provider':{'only':['%s']}".formatted(miner.hotkey()));

        for (var sort : List.of("latency", "throughput"))
            assertThat(miner(chat(model, "'provider':{'sort':'%s'}".formatted(sort))))
                    .isEqualTo(two.hotkey());
        assertThat(miner(chat(model + ":nitro", "'seed':1"))).isEqualTo(two.hotkey());
        assertThat(miner(chat(model, "'provider':{'preferred_max_latency':0.1}")))
                .isEqualTo(two.hotkey());
    }

    @Test
    void onlyMinersThatDeclareItServeWhoWishesIt() throws Exception {
        var model = chatModel(one, two);
        var traits = new OfferTraits(
                null, List.of("max_tokens"), "bf16", "eu", "deny", true, "o200k_base", List.of("text"), null);
        offer(CHAT_SUBNET, two, new ModelOffer(model, 1_000_000, 2_000_000, 1000, 300, traits));
        await().until(() -> catalogue.find(model).orElseThrow().offers().stream()
                .anyMatch(offer -> offer.traits().zdr()));

        for (var wish :
                List.of("'data_collection':'deny'", "'zdr':true", "'quantizations':['bf16']", "'regions':['eu']"))
            for (var i = 0; i < 5; i++)
                assertThat(miner(chat(model, "'provider':{%s}".formatted(wish))))
                        .as(wish)
                        .isEqualTo(two.hotkey());
        assertThat(miner(chat(model, "'seed':1,'provider':{'require_parameters':true}")))
                .isEqualTo(one.hotkey());
    }

    @Test
    void anUnknownWishIsRefusedByName() throws Exception {
        var response = chat(chatModel(one), "'provider':{'speed':'high'}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).get("param").stringValue()).isEqualTo("provider.speed");
    }

    @Test
    void anotherModelServesAtItsPriceWhenTheFirstCannot() throws Exception {
        var down = chatModel(one);
        var up = chatModel(two);
        offer(CHAT_SUBNET, two, new ModelOffer(up, 7_000_000, 7_000_000, 1000, 300));
        await().until(() ->
                catalogue.find(up).orElseThrow().offers().getFirst().price().promptRaoPerMtok() == 7_000_000);
        one.does((exchange, _) -> FakeMiner.json(exchange, 500, "{}"));
        var customer = customer(10_000_000);

        for (var models : List.of(
                "'models':['%s','%s']".formatted(down, up),
                "'model':'%s','models':['%s']".formatted(down, up),
                "'model':'sim/unserved','models':['%s']".formatted(up))) {
            var response = post(customer, "/v1/chat/completions", body(models));

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            var reply = JSON.readTree(response.body());
            assertThat(reply.get("model").stringValue()).isEqualTo(up);
            var tokens = reply.at("/usage/total_tokens").longValue();
            assertThat(response.headers().firstValue("x-tao-cost-rao")).hasValue(Long.toString(tokens * 7));
            var generation = generation(customer, response);
            assertThat(generation.get("model").stringValue()).isEqualTo(up);
            assertThat(generation.at("/routing/models").size()).isEqualTo(2);
        }
        assertThat(two.calls()).allSatisfy(call -> assertThat(call.body()).contains(up));
    }

    @Test
    void aStreamNamesTheModelThatServes() throws Exception {
        var up = chatModel(two);
        two.does((exchange, _) -> FakeMiner.stream(exchange, """
                data: {"choices":[{"index":0,"delta":{"content":"two"}}]}

                data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                data: [DONE]

                """));

        var response = post(
                customer(1_000_000),
                "/v1/chat/completions",
                body("'models':['sim/unserved','%s'],'stream':true".formatted(up)));

        assertThat(response.body()).contains("\"model\":\"" + up + "\"").doesNotContain("sim/unserved");
    }

    @Test
    void aFallbackMustExistAndBeAllowed() throws Exception {
        var model = chatModel(one);
        var unknown = post(customer(1000), "/v1/chat/completions", body("'models':['%s','no/such']".formatted(model)));
        var forbidden = post(
                customer(1000).limitedTo(model),
                "/v1/chat/completions",
                body("'models':['%s','sim/unserved']".formatted(model)));

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(error(unknown).get("code").stringValue()).isEqualTo("model_not_found");
        assertThat(forbidden.statusCode()).isEqualTo(403);
    }

    @Test
    void minQualityIsWhatValidatorsHaveVerified() throws Exception {
        var model = chatModel(one, two);
        score(CHAT_SUBNET, one, model, 0.9);
        score(CHAT_SUBNET, two, model, 0.6);
        await().until(() -> catalogue.find(model).orElseThrow().offers().stream()
                .allMatch(offer -> offer.quality().isPresent()));

        for (var i = 0; i < 10; i++)
            assertThat(miner(chat(model, "'provider':{'min_quality':0.8}"))).isEqualTo(one.hotkey());
        var nobody = chat(model, "'provider':{'min_quality':0.95}");
        assertThat(nobody.statusCode()).isEqualTo(503);
        assertThat(nobody.headers().firstValue("retry-after")).isPresent();
        assertThat(error(nobody).get("param").stringValue()).isEqualTo("provider.min_quality");
    }

    @Test
    void aSessionStaysAtItsMinerAndMovesWhenThatFails() throws Exception {
        var model = chatModel(one, two);
        var session = "'session_id':'%s'".formatted(UUID.randomUUID());
        var homes = IntStream.range(0, 10)
                .mapToObj(_ -> miner(chat(model, session)))
                .distinct()
                .toList();
        assertThat(homes).hasSize(1);

        var home = homes.getFirst().equals(one.hotkey()) ? one : two;
        home.does((exchange, _) -> FakeMiner.json(exchange, 500, "{}"));

        assertThat(miner(chat(model, session))).isNotEqualTo(home.hotkey());
    }

    @Test
    void aMinerThatIsTooBusyIsAskedLastForAWhile() throws Exception {
        var model = chatModel(one, two);
        one.does((exchange, _) -> {
            exchange.getResponseHeaders().add("Retry-After", "20");
            FakeMiner.json(exchange, 429, "{}");
        });
        chat(model, "'provider':{'order':['%s']}".formatted(one.hotkey()));

        for (var i = 0; i < 10; i++) assertThat(miner(chat(model, "'seed':1"))).isEqualTo(two.hotkey());

        assertThat(one.calls()).hasSize(1);
    }

    @Test
    void whenAllMinersAreBusyTheCustomerIsToldToComeBack() throws Exception {
        var model = chatModel(one);
        one.does((exchange, _) -> FakeMiner.json(exchange, 429, "{\"error\":\"10.0.0.1 is full\"}"));

        var response = chat(model, "'seed':1");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).isPresent();
        assertThat(response.body()).doesNotContain("10.0.0.1").doesNotContain("127.0.0.1");
    }

    private HttpResponse<String> chat(String model, String more) {
        try {
            return post(customer(10_000_000), "/v1/chat/completions", body("'model':'%s',%s".formatted(model, more)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String body(String more) {
        return "{'messages':[{'role':'user','content':'Hello'}],'max_tokens':10,%s}"
                .formatted(more)
                .replace('\'', '"');
    }

    private static String said(String text) {
        return "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"finish_reason\":\"stop\"}]}"
                .formatted(text);
    }

    private static String miner(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.headers().firstValue("x-tao-miner").orElseThrow();
    }

    private JsonNode generation(Customer customer, HttpResponse<String> response) throws Exception {
        var id = response.headers().firstValue("x-request-id").orElseThrow();
        return JSON.readTree(get(customer, "/v1/generation?id=" + id).body());
    }

    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(300_000_000);
    }
}
