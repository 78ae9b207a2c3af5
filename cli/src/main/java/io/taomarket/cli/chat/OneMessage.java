package io.taomarket.cli.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Standard input as one message: a text of many lines must not become many questions, each of them paid. */
record OneMessage(InputStream in, Screen screen, Asking asking) {

    /** More than any model here reads. */
    private static final int MAX_BYTES = 1 << 20;

    int answer(String model) {
        var message = message();
        if (message.isEmpty())
            throw new Failure("there is no message; say one, as in: echo 'hello' | ./taomarket chat");
        return screen.end(asking.ask(model, List.of(Turn.ofUser(message)), screen::hear));
    }

    private String message() {
        try {
            var bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length <= MAX_BYTES) return new String(bytes, UTF_8).strip();
            throw new Failure("the message has more than " + MAX_BYTES + " bytes, which no model reads");
        } catch (IOException e) {
            throw new Failure("standard input cannot be read: " + e.getMessage());
        }
    }
}
