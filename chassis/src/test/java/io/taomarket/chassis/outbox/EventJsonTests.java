package io.taomarket.chassis.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.json.TestMappers;
import io.taomarket.contracts.Event;
import java.io.IOException;
import java.util.stream.Stream;
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

    private static String golden(Event event) throws IOException {
        try (var file = EventJsonTests.class.getResourceAsStream("/events/" + event.topic() + ".json")) {
            assertThat(file).as("golden file of " + event.topic()).isNotNull();
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
