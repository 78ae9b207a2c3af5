package io.taomarket.chassis.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.json.TestMappers;
import io.taomarket.contracts.Event;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.OfferTraits;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden files are the contract: a version of an event never changes its meaning. */
class EventJsonTests {

    private final EventJson json = new EventJson(TestMappers.likeTheServices());

    static Stream<Event> events() {
        return EventSamples.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void writesWhatTheGoldenFileSays(Event event) throws IOException {
        assertThat(new String(json.write(event), UTF_8)).isEqualTo(golden(event).strip());
    }

    @ParameterizedTest
    @MethodSource("events")
    void readsTheGoldenFileBack(Event event) throws IOException {
        assertThat(json.read(golden(event).getBytes(UTF_8), event.getClass())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void readsAnEventThatANewerVersionHasExtended(Event event) throws IOException {
        var extended = golden(event).replaceFirst("\\{", "{\"added_later\": {\"x\": 1},");

        assertThat(json.read(extended.getBytes(UTF_8), event.getClass())).isEqualTo(event);
    }

    @Test
    void readsAnOfferThatWasMadeBeforeThereWereTraits() throws IOException {
        var old = """
                {"event_id":"00000000-0000-7000-8000-000000000001","occurred_at":"2026-01-02T03:04:05.678Z","netuid":1,
                 "hotkey":"5Miner","version":2,"uid":3,"account_id":"00000000-0000-7000-8000-00000000000a",
                 "url":"https://miner.example","models":[{"model":"a/model","prompt_rao_per_mtok":"1",
                 "completion_rao_per_mtok":"0","context_length":512,"max_concurrency":16}]}""";

        var offer = json.read(old.getBytes(UTF_8), OfferChanged.class).models().getFirst();

        assertThat(offer).isEqualTo(new ModelOffer("a/model", 1, 0, 512, 16));
        assertThat(offer.traits()).isEqualTo(OfferTraits.PLAIN);
    }

    @Test
    void readsAnAttemptThatWasMadeBeforeAnybodyWasBlamed() throws IOException {
        var old = golden("inference.request-served.v1").replaceAll(",\"blameless\":(false|null)", "");

        var attempts = json.read(old.getBytes(UTF_8), RequestServed.class).attempts();

        assertThat(attempts).hasSize(2).allMatch(attempt -> attempt.blameless() == null);
    }

    private static String golden(Event event) throws IOException {
        return golden(event.topic());
    }

    private static String golden(String topic) throws IOException {
        try (var file = EventJsonTests.class.getResourceAsStream("/events/" + topic + ".json")) {
            assertThat(file).as("golden file of " + topic).isNotNull();
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
