package io.taomarket.chatmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.taomarket.chatmodel.text.Mark;
import io.taomarket.chatmodel.text.Turn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against what PyTorch said of the same weights when they were exported. */
class FidelityTests {

    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @EnumSource
    void computesTheLogitsAndLogProbabilitiesOfTheTraining(HouseModel model) throws IOException {
        var reading = new Reading(model.weights());
        for (var prompt : prompts(model)) {
            var ids = numbers(prompt.path("ids"));
            var last = reading.logits(ids)[ids.length - 1];
            assertThat(distance(last, prompt.path("last_logits"))).isLessThan(TOLERANCE);
            var said = reading.logProbabilities(ids);
            for (var i = 0; i < said.length; i++)
                assertThat(said[i])
                        .isCloseTo(prompt.path("log_probabilities").path(i).doubleValue(), within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesConversationsInTheTokensOfTheTraining(HouseModel model) throws IOException {
        var vocabulary = HouseModel.vocabulary();
        for (var prompt : prompts(model)) {
            var turns = new ArrayList<Turn>();
            for (var message : prompt.path("messages"))
                turns.add(new Turn(
                        Mark.valueOf(message.path(0).asString().toUpperCase(Locale.ROOT)),
                        message.path(1).asString()));
            var ids = Turn.prompt(turns, vocabulary);
            var context = model.weights().shape().context();
            assertThat(Arrays.copyOfRange(ids, Math.max(0, ids.length - context), ids.length))
                    .isEqualTo(numbers(prompt.path("ids")));
        }
    }

    private static double distance(float[] logits, JsonNode expected) {
        assertThat(expected).hasSize(logits.length);
        var most = 0.0;
        for (var i = 0; i < logits.length; i++)
            most = Math.max(most, Math.abs(logits[i] - expected.path(i).doubleValue()));
        return most;
    }

    private static JsonNode prompts(HouseModel model) throws IOException {
        var name = model.id().substring("taomarket/".length()) + "-fidelity.json";
        try (var in = FidelityTests.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return JsonMapper.shared().readTree(in);
        }
    }

    private static int[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray();
    }
}
