package io.taomarket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStreamWriter;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;

/** How a command says what it has found: as text or as JSON, and in its exit code. */
public final class Output {

    private static final int GOOD = 0;
    private static final int NOT_GOOD = 1;

    @Option(names = "--json", description = "Say the outcome as a JSON object.")
    private boolean json;

    /** Whether a program reads what is said. */
    public boolean isJson() {
        return json;
    }

    /** Prints the finding and returns the exit code that goes with it. */
    public int say(Finding finding, Console console) {
        var out = new OutputStreamWriter(console.out(), UTF_8);
        try {
            if (json) finding.writeJson(out);
            else finding.writeText(out);
            if (json) out.write('\n');
            out.flush();
        } catch (JacksonException e) {
            throw new Failure("cannot write: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new Failure("cannot write: " + e.getMessage());
        }
        return finding.isGood() ? GOOD : NOT_GOOD;
    }
}
