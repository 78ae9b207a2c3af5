package io.taomarket.inference.responses;

import static io.taomarket.inference.testing.Talk.DONE;
import static io.taomarket.inference.testing.Talk.callEnd;
import static io.taomarket.inference.testing.Talk.callPart;
import static io.taomarket.inference.testing.Talk.callStart;
import static io.taomarket.inference.testing.Talk.delta;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.inference.testing.NamedEvent;
import io.taomarket.inference.testing.Talk;
import org.junit.jupiter.api.Test;

/** Responses that come event by event. */
class ResponsesStreamIntegrationTests extends ResponsesTest {

    @Test
    void streamsLogprobsWithTheirText() throws Exception {
        var event =
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"logprobs\":{\"content\":[%s]}}]}\n\n";
        var model = ableModel(
                Talk.streaming(event.formatted("Hello", HELLO), event.formatted(" world", WORLD), Talk.FINISH, DONE));

        var response = post("{\"model\":\"%s\",\"input\":\"Hi\",\"stream\":true%s}".formatted(model, LOGPROBS));

        var events = NamedEvent.all(response.body());
        assertThat(events.get(4).at("/logprobs/0/token")).isEqualTo("Hello");
        assertThat(events.get(5).at("/logprobs/0/token")).isEqualTo(" world");
        assertLikely(events.get(6).data().get("logprobs"));
        assertLikely(events.get(7).data().at("/part/logprobs"));
        assertLikely(events.getLast().data().at("/response/output/0/content/0/logprobs"));
    }

    @Test
    void streamsNamedAndNumberedEvents() throws Exception {
        var model = chatModel(miner);

        var response = post("{\"model\":\"%s\",\"input\":\"Hi\",\"stream\":true}".formatted(model));

        assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
        var events = NamedEvent.all(response.body());
        assertThat(events)
                .extracting(NamedEvent::name)
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
        for (var number = 0; number < events.size(); number++) {
            var event = events.get(number);
            assertThat(event.data().get("sequence_number").intValue()).isEqualTo(number);
            assertThat(event.at("/type")).isEqualTo(event.name());
        }
        assertThat(events.get(4).at("/delta")).isEqualTo("Hello");
        assertThat(events.get(6).at("/text")).isEqualTo("Hello world");
        var last = events.getLast().data().get("response");
        assertThat(last.get("status").stringValue()).isEqualTo("completed");
        assertThat(last.get("id")).isEqualTo(events.getFirst().data().at("/response/id"));
        assertThat(last.at("/output/0/content/0/text").stringValue()).isEqualTo("Hello world");
        assertThat(last.at("/usage/total_tokens").intValue()).isEqualTo(10);
        assertThat(last.at("/usage/cost_rao").stringValue()).isEqualTo("12");
    }

    @Test
    void streamsCallsSideBySide() throws Exception {
        var calling = Talk.streaming(
                delta("Wait"),
                callStart(0, "c1", "weather"),
                callPart(0, "{\\\"city\\\":"),
                callStart(1, "c2", "time"),
                callPart(1, "{}"),
                callPart(0, "1}"),
                callEnd(),
                DONE);
        var model = ableModel(calling);

        var response = post("{\"model\":\"%s\",\"input\":\"Hi\",\"stream\":true%s}".formatted(model, TOOLS));

        var events = NamedEvent.all(response.body());
        assertThat(events)
                .extracting(NamedEvent::name)
                .containsSubsequence(
                        "response.output_item.done",
                        "response.output_item.added",
                        "response.function_call_arguments.delta",
                        "response.function_call_arguments.done",
                        "response.output_item.done",
                        "response.completed");
        var output = events.getLast().data().at("/response/output");
        assertThat(output).hasSize(3);
        assertThat(output.at("/1/type").stringValue()).isEqualTo("function_call");
        assertThat(output.at("/1/call_id").stringValue()).isEqualTo("c1");
        assertThat(output.at("/1/arguments").stringValue()).isEqualTo("{\"city\":1}");
        assertThat(output.at("/2/arguments").stringValue()).isEqualTo("{}");
        var deltas = new StringBuilder();
        for (var event : events)
            if (event.name().endsWith("arguments.delta")
                    && event.data().get("output_index").intValue() == 1) deltas.append(event.at("/delta"));
        assertThat(deltas).hasToString("{\"city\":1}");
    }

    @Test
    void nothingIsSaidBeforeAFirstToken() throws Exception {
        var broken = Talk.streaming("data: {oops\n\n");
        var model = chatModel(broken, miner);

        var response = post("""
                {"model":"%s","input":"Hi","stream":true,"provider":{"order":["%s"]}}""".formatted(model, broken.hotkey()));

        assertThat(broken.calls()).hasSize(1);
        var events = NamedEvent.all(response.body());
        assertThat(events)
                .filteredOn(event -> event.name().equals("response.created"))
                .hasSize(1);
        assertThat(events.getLast().name()).isEqualTo("response.completed");
    }

    @Test
    void aFailureBeforeTheFirstTokenIsAStatus() throws Exception {
        var model = chatModel(Talk.streaming("data: {oops\n\n"));

        var response = post("{\"model\":\"%s\",\"input\":\"Hi\",\"stream\":true}".formatted(model));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(error(response).get("code").stringValue()).isEqualTo("provider_unavailable");
    }

    @Test
    void aFailureLaterIsAFailedResponse() throws Exception {
        var model = chatModel(Talk.streaming(delta("Hello"), "data: {oops\n\n"));

        var response = post("{\"model\":\"%s\",\"input\":\"Hi\",\"stream\":true}".formatted(model));

        var last = NamedEvent.all(response.body()).getLast();
        assertThat(last.name()).isEqualTo("response.failed");
        assertThat(last.at("/response/status")).isEqualTo("failed");
        assertThat(last.at("/response/error/code")).isEqualTo("provider_unavailable");
        assertThat(last.data().has("error")).isFalse();
    }
}
