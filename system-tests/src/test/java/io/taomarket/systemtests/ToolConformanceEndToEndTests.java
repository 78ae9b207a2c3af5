package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Tools and documents after a schema: part E of the checklist. */
class ToolConformanceEndToEndTests extends Conformance {

    private static final String WEATHER = "{'type': 'function', 'function': {'name': 'weather', 'parameters': "
            + "{'type': 'object', 'properties': {'city': {'type': 'string'}}, 'required': ['city']}}}";

    private static final String CLOCK =
            "{'type': 'function', 'function': {'name': 'clock', 'parameters': {'type': 'object', 'properties': {}}}}";
    private static final String BOTH = "'tools': [" + WEATHER + ", " + CLOCK + "]";

    private static final String SCHEMA = "{'type': 'object', 'properties': {'title': {'type': 'string'}, "
            + "'pages': {'type': 'integer', 'minimum': 1}}, 'required': ['title', 'pages'], 'additionalProperties': false}";

    private static final String STRICT = "'response_format': {'type': 'json_schema', 'json_schema': "
            + "{'name': 'book', 'strict': true, 'schema': " + SCHEMA + "}}";

    @TestFactory
    List<DynamicTest> tools() {
        fact("E1 a tool is called with arguments that fit", () -> {
            var choice = ok(tool("Rome", BOTH)).path("choices").get(0);
            assertThat(choice.path("finish_reason").asString()).isEqualTo("tool_calls");
            var call = choice.path("message").path("tool_calls").get(0);
            assertThat(call.path("id").asString()).isNotBlank();
            assertThat(call.path("type").asString()).isEqualTo("function");
            assertThat(JSON.readTree(call.path("function").path("arguments").asString())
                            .path("city")
                            .asString())
                    .isEqualTo("Rome");
        });
        fact("E2 the tool that is asked for is called", () -> {
            var named = ", 'tool_choice': {'type': 'function', 'function': {'name': 'clock'}}";
            assertThat(calls(tool("Rome", BOTH + named))
                            .get(0)
                            .path("function")
                            .path("name")
                            .asString())
                    .isEqualTo("clock");
        });
        fact("E3 no tool is called when none is wanted", () -> {
            var answer = tool("Rome", BOTH + ", 'tool_choice': 'none'");
            assertThat(content(answer)).isEqualTo("Rome");
            assertThat(calls(answer).isMissingNode()
                            || calls(answer).isNull()
                            || calls(answer).isEmpty())
                    .isTrue();
        });
        fact("E4 required means that one is called", () -> assertThat(
                        calls(tool("Rome", BOTH + ", 'tool_choice': 'required'")))
                .isNotEmpty());
        fact("E7 parallel calls come at once, with ids of their own", () -> {
            var calls = calls(tool("Rome\n!sim {\"tool_calls\": 3}", BOTH));
            var ids = new HashSet<String>();
            calls.forEach(call -> ids.add(call.path("id").asString()));
            assertThat(ids).hasSize(3);
        });
        fact("E8 a tool's result is taken", () -> content(post(CHAT, followUp("call_1", "call_1"))));
        fact(
                "E9 a result that nobody asked for is refused",
                () -> refused(post(CHAT, followUp("call_1", "call_2")), 400, null, null));
        fact("E10 arguments and names of calls are charged", () -> assertThat(ok(tool("Rome", BOTH))
                        .path("usage")
                        .path("completion_tokens")
                        .intValue())
                .isPositive());
        fact("E12 tools for a model whose miners have none are refused", () -> {
            var answer = ask(customer.key(), ECHO, "Rome", BOTH);
            assertThat(answer.status()).isIn(400, 404);
            assertThat(refused(answer, answer.status(), null, null)
                            .path("message")
                            .asString())
                    .contains("tools");
        });
        fact("E13 a JSON object is one", () -> assertThat(
                        JSON.readTree(content(tool("answer in JSON", "'response_format': {'type': 'json_object'}")))
                                .isObject())
                .isTrue());
        fact("E14 a document fits its schema", () -> {
            var book = JSON.readTree(content(tool("Dune", STRICT)));
            assertThat(book.path("title").isString()).isTrue();
            assertThat(book.path("pages").intValue()).isPositive();
            assertThat(book).hasSize(2);
        });
        fact(
                "E15 a schema without a name is refused",
                () -> refused(
                        tool(
                                "Dune",
                                "'response_format': {'type': 'json_schema', 'json_schema': {'schema': " + SCHEMA
                                        + "}}"),
                        400,
                        null,
                        null));
        fact(
                "E16 an unknown format is refused",
                () -> refused(tool("x", "'response_format': {'type': 'yaml'}"), 400, null, null));
        fact("E17 a document that does not fit never reaches the customer", () -> {
            var answer = tool("Dune\n!sim {\"fault\": \"schema_violation\"}", STRICT);
            assertThat(answer.status()).as(answer.text()).isGreaterThanOrEqualTo(500);
            refused(answer, answer.status(), null, null);
        });
        fact("E18 the old functions work or are refused by name", () -> {
            var answer = tool("Rome", "'functions': [{'name': 'weather', 'parameters': {'type': 'object'}}]");
            if (answer.status() != 200) refused(answer, 400, null, "unsupported_parameter");
        });
        return facts();
    }

    private Gateway.Answer tool(String text, String more) {
        return ask(customer.key(), TOOLS, text, more);
    }

    private static JsonNode calls(Gateway.Answer answer) {
        return ok(answer).path("choices").get(0).path("message").path("tool_calls");
    }

    private static String followUp(String asked, String answered) {
        return "{'model': 'sim/echo-tools', " + BOTH + ", 'messages': [{'role': 'user', 'content': 'Rome'},"
                + " {'role': 'assistant', 'content': null, 'tool_calls': [{'id': '" + asked + "', 'type': 'function',"
                + " 'function': {'name': 'weather', 'arguments': '{}'}}]},"
                + " {'role': 'tool', 'tool_call_id': '" + answered + "', 'content': 'It rains.'}]}";
    }
}
