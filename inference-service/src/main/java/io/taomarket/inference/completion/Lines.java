package io.taomarket.inference.completion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text in strict UTF-8, which end with LF, CR or both. Unlike the JDK's readers it holds little memory
 * while nothing comes, as is the rule in a stream.
 */
final class Lines {

    private static final int BUFFER = 1024;

    private final InputStream from;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private boolean isAfterReturn;

    Lines(InputStream from) {
        this.from = from;
    }

    /** The next line without its end; waits for it. Null once there are no more. */
    @Nullable
    String next() throws IOException {
        var begun = new ByteArrayOutputStream();
        while (fill()) {
            var start = at;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r') at++;
            begun.write(buffer, start, at - start);
            if (at == end) continue;
            isAfterReturn = buffer[at++] == '\r';
            return text(begun);
        }
        return begun.size() == 0 ? null : text(begun);
    }

    /** Whether there is more to look at; the LF of a CR LF is not. */
    private boolean fill() throws IOException {
        while (true) {
            if (at == end) {
                at = 0;
                end = Math.max(0, from.read(buffer));
                if (end == 0) return false;
            }
            if (!isAfterReturn) return true;
            isAfterReturn = false;
            if (buffer[at] != '\n') return true;
            at++;
        }
    }

    private static String text(ByteArrayOutputStream line) throws IOException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray())).toString();
    }
}
