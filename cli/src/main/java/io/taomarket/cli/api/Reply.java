package io.taomarket.cli.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.Console;
import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import io.taomarket.cli.platform.Answer;
import java.io.IOException;

/** A platform's answer, printed for people and for programs alike. */
record Reply(Answer answer) {

    private static final int GOOD = 0;
    private static final int REFUSED = 1;

    /** Prints the JSON and returns the exit code; the status goes to where complaints go. */
    int print(Console console) {
        try {
            if (!answer.isEmpty()) {
                var pretty = Json.FOR_TERMINALS.withDefaultPrettyPrinter().writeValueAsString(answer.anyJson());
                console.out().write((pretty + "\n").getBytes(UTF_8));
                console.out().flush();
            }
        } catch (IOException e) {
            throw new Failure("cannot write: " + e.getMessage());
        }
        if (answer.isGood()) return GOOD;
        console.err().println("taomarket: refused with " + answer.status());
        return REFUSED;
    }
}
