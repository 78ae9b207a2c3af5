package io.taomarket.standalone;

import io.taomarket.standalone.market.Market;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program that wants to use the running marketplace has to know: {@code data/standalone.json}.
 *
 * @param readyMs from the start of the JVM's work until everything answered
 * @param hotkeys the demonstration's miners and validators, by name
 */
record Handshake(
        String url,
        String customerKey,
        String customerAccount,
        String adminKey,
        long readyMs,
        long pid,
        Map<String, String> hotkeys) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    static Handshake of(Options options, String adminKey, Market market, Duration ready) {
        return new Handshake(
                "http://localhost:" + options.portBase(),
                market.customer().key(),
                market.customer().accountId(),
                adminKey,
                ready.toMillis(),
                ProcessHandle.current().pid(),
                market.hotkeys());
    }

    /** Written whole or not at all; readable by its owner only, because it holds keys. */
    void write(Path file) throws IOException {
        var draft = Files.createTempFile(
                file.getParent(),
                "standalone",
                ".json",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, JSON.writeValueAsString(this));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The block that a newcomer sees. */
    String welcome() {
        return String.format(Locale.ROOT, """

                Taomarket is open at %1$s   (ready in %2$.1f s)

                  customer key   %3$s   (funded)
                  admin key      %4$s

                Try, in another terminal:

                  curl %1$s/v1/chat/completions -H "Authorization: Bearer %3$s" \\
                       -H "Content-Type: application/json" \\
                       -d '{"model": "taomarket/chat-mini", "messages": [{"role": "user", "content": "What is a hotkey?"}]}'

                  curl %1$s/api/v1/subnets/2/metagraph       # who mines, who validates, who earns
                  curl %1$s/api/v1/supply                    # every rao accounted for

                API documentation: %1$s/docs      Ctrl-C stops it; the next start goes on where it stopped.
                """, url, readyMs / 1000.0, customerKey, adminKey);
    }
}
