package io.taomarket.cli.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Line;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation with somebody at the keyboard, until it is quit. */
final class Session {

    private static final List<String> HELP = List.of(
            "/new           forget what was said",
            "/model NAME    go on with another model; without a name, list them",
            "/help          this list",
            "/quit          the end, as is Ctrl-D; Ctrl-C stops an answer",
            "A receipt's id is for GET /v1/generation?id=… and ./taomarket routing replay.");

    private final BufferedReader keyboard;
    private final Screen screen;
    private final Models models;
    private final Asking asking;
    private final List<Turn> turns = new ArrayList<>();
    private String model;

    Session(InputStream in, Screen screen, Models models, Asking asking, String model) {
        this.keyboard = new BufferedReader(new InputStreamReader(in, UTF_8));
        this.screen = screen;
        this.models = models;
        this.asking = asking;
        this.model = model;
    }

    int run() {
        screen.aside(Line.of(model) + "; /help lists what can be done");
        for (var line = read(); line != null && !line.equals("/quit"); line = read()) {
            try {
                obey(line);
            } catch (Failure e) {
                screen.complain(String.valueOf(e.getMessage()));
            }
        }
        return 0;
    }

    private @Nullable String read() {
        screen.prompt();
        try {
            var line = keyboard.readLine();
            return line == null ? null : line.strip();
        } catch (IOException e) {
            throw new Failure("standard input cannot be read: " + e.getMessage());
        }
    }

    private void obey(String line) {
        if (line.isEmpty()) return;
        if (!line.startsWith("/")) {
            ask(line);
            return;
        }
        switch (line.split("\\s+", 2)[0]) {
            case "/new" -> turns.clear();
            case "/model" -> choose(line.substring("/model".length()).strip());
            case "/help" -> HELP.forEach(screen::aside);
            default -> throw new Failure("there is no " + Line.of(line, 20) + "; /help lists what can be done");
        }
    }

    private void choose(String name) {
        if (!name.isEmpty()) model = models.named(name);
        screen.aside(Line.of(model) + (name.isEmpty() ? "; on offer: " + Models.shown(models.all()) : ""));
    }

    /** What was not answered is forgotten, so that it can be asked again. */
    private void ask(String question) {
        var asked = new ArrayList<>(turns);
        asked.add(Turn.ofUser(question));
        var reply = asking.ask(model, asked, screen::hear);
        screen.end(reply);
        if (reply.error() != null || reply.text().isEmpty()) return;
        turns.clear();
        turns.addAll(asked);
        turns.add(Turn.ofAssistant(reply.text()));
    }
}
