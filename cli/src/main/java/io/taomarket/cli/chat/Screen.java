package io.taomarket.cli.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.Console;
import io.taomarket.cli.Failure;
import io.taomarket.cli.Line;
import io.taomarket.cli.Output;
import java.io.IOException;

/** Where answers are shown: they alone on standard output, everything about them beside it. */
final class Screen {

    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final Console console;
    private final Output output;
    private final boolean isDim;
    private boolean isLineBegun;

    Screen(Console console, Output output) {
        this.console = console;
        this.output = output;
        this.isDim = console.isTerminal()
                && console.environment().getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Some of an answer, without what a terminal would obey. A program is told all at once. */
    void hear(String text) {
        if (output.isJson()) return;
        write(harmless(text));
        isLineBegun = !text.endsWith("\n");
    }

    /** The end of an answer; returns the exit code that goes with it. */
    int end(Reply reply) {
        if (output.isJson()) return output.say(reply, console);
        if (isLineBegun) write("\n");
        isLineBegun = false;
        aside(reply.line());
        if (reply.error() != null) complain(reply.error());
        return reply.isGood() ? 0 : 1;
    }

    /** A remark that is no part of an answer. */
    void aside(String line) {
        console.err().println(isDim ? DIM + line + PLAIN : line);
    }

    void complain(String what) {
        if (isLineBegun) write("\n");
        isLineBegun = false;
        console.err().println("taomarket: " + Line.of(what));
    }

    void prompt() {
        console.err().print("> ");
        console.err().flush();
    }

    private static String harmless(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n\\t\\u200c\\u200d]]", "?");
    }

    private void write(String text) {
        try {
            console.out().write(text.getBytes(UTF_8));
            console.out().flush();
        } catch (IOException e) {
            throw new Failure("cannot write: " + e.getMessage());
        }
    }
}
