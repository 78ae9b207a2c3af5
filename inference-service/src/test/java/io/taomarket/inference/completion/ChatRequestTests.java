package io.taomarket.inference.completion;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.route.Wishes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRequestTests {

    static final Tool WEATHER = new Tool("weather", Optional.empty(), Optional.empty(), Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {"length", "content_filter"})
    void anAnswerThatWasCutShortNeedNotBeWhole(String finishReason) {
        assertThatCode(() -> request().verify(called(finishReason, 1))).doesNotThrowAnyException();
        assertThatCode(() -> request().verify(said(finishReason))).doesNotThrowAnyException();
    }

    @Test
    void anAnswerThatAStopMayHaveEndedNeedNotBeWhole() {
        assertThatCode(() -> request("x").verify(called("tool_calls", 1))).doesNotThrowAnyException();
        assertThatCode(() -> request("x").verify(said("stop"))).doesNotThrowAnyException();
    }

    @Test
    void anyOtherAnswerIsHeldToWhatWasAskedFor() {
        assertThatExceptionOfType(MinerFailure.class).isThrownBy(() -> request().verify(called("tool_calls", 1)));
        assertThatExceptionOfType(MinerFailure.class).isThrownBy(() -> request().verify(said("stop")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "tool_calls"})
    void noAnswerCallsMoreThanItMay(String finishReason) {
        assertThatExceptionOfType(MinerFailure.class)
                .isThrownBy(() -> request("x").verify(called(finishReason, 2)));
    }

    private static ChatRequest request(String... stops) {
        return new ChatRequest(
                "a/model",
                List.of(Message.of("user", "hello")),
                new Tools(List.of(WEATHER), new ToolChoice.Required(), false),
                new Format.JsonObject(),
                1,
                OptionalInt.empty(),
                new Sampling(Map.of(), List.of(stops)),
                OptionalInt.empty(),
                false,
                Wishes.NONE);
    }

    private static Choice called(String finishReason, int times) {
        var call = new ToolCall("call_1", "weather", "{\"city\":");
        return new Choice(0, "", List.of(call, call).subList(0, times), List.of(), finishReason);
    }

    private static Choice said(String finishReason) {
        return new Choice(0, "{\"n\":", List.of(), List.of(), finishReason);
    }
}
