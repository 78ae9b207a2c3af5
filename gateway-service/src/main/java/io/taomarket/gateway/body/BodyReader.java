package io.taomarket.gateway.body;

import io.taomarket.chassis.problem.Refusal;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** Reads a body whole: never more than the limit, never longer than the patience. */
class BodyReader {

    private static final int BUFFER = 8192;

    private final Clock clock;
    private final Duration patience;

    BodyReader(Clock clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    byte[] read(ServletInputStream from, int limit) throws BodyLost {
        var deadline = clock.instant().plus(patience);
        var body = new ByteArrayOutputStream();
        var buffer = new byte[BUFFER];
        try {
            for (var count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                if (body.size() + count > limit) throw tooLarge(limit);
                if (clock.instant().isAfter(deadline)) throw tooSlow();
                body.write(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new BodyLost(e);
        }
        return body.toByteArray();
    }

    static Refusal tooLarge(int limit) {
        return new Refusal(
                HttpStatus.CONTENT_TOO_LARGE, "request_too_large", "The body is larger than " + limit + " bytes.");
    }

    private static Refusal tooSlow() {
        return new Refusal(HttpStatus.REQUEST_TIMEOUT, "request_timeout", "The body took too long to arrive.");
    }

    /** The rest of the body did not come, or not in the form that was announced. */
    static class BodyLost extends IOException {

        BodyLost(IOException cause) {
            super(cause);
        }
    }
}
