package io.taomarket.gateway.limit;

import io.taomarket.chassis.problem.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The refusal of a caller who comes too often, and when to come again. */
final class TooMany {

    private TooMany() {}

    static Refusal requests(HttpServletResponse response, Duration wait, String message) {
        response.setHeader(
                HttpHeaders.RETRY_AFTER,
                Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        response.setHeader("retry-after-ms", Long.toString(Math.max(1, wait.toMillis())));
        return refusal(message);
    }

    static Refusal refusal(String message) {
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, "rate_limit_exceeded", message);
    }
}
