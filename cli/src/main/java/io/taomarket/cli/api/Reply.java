package io.taomarket.cli.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.Console;
import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import io.taomarket.cli.platform.Answer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A platform's answer, printed for people and for programs alike.
 *
 * @param field the only part that is wanted, as a JSON pointer
 */
record Reply(Answer answer, @Nullable String field) {

    private static final int GOOD = 0;
    private static final int REFUSED = 1;

    /** Prints the JSON and returns the exit code; the status of a refusal goes to where complaints go. */
    int print(Console console) {
        if (!answer.isGood()) {
            print(answer.isEmpty() ? "" : pretty(answer.anyJson()), console);
            console.err().println("taomarket: refused with " + answer.status());
            return REFUSED;
        }
        print(answer.isEmpty() ? "" : wanted(answer.anyJson()), console);
        return GOOD;
    }

    private String wanted(JsonNode json) {
        if (field == null) return pretty(json);
        var part = part(json, field);
        return part.isString() ? part.asString() : pretty(part);
    }

    private static JsonNode part(JsonNode json, String field) {
        if (!field.startsWith("/")) throw new Failure("--field: " + field + " is no pointer such as /key/key");
        var part = json.at(field);
        if (part.isMissingNode()) throw new Failure("--field: the answer has no " + field);
        return part;
    }

    private static String pretty(JsonNode json) {
        return Json.FOR_TERMINALS.withDefaultPrettyPrinter().writeValueAsString(json);
    }

    private static void print(String text, Console console) {
        try {
            if (!text.isEmpty()) console.out().write((text + "\n").getBytes(UTF_8));
            console.out().flush();
        } catch (IOException e) {
            throw new Failure("cannot write: " + e.getMessage());
        }
    }
}
