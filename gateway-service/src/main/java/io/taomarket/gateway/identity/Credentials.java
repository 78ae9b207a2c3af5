package io.taomarket.gateway.identity;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.chassis.signing.SignedRequest;
import io.taomarket.gateway.error.ErrorAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What a request shows as proof. One proof at most: two of them would leave it open who pays. */
final class Credentials {

    private static final String BEARER = "bearer ";

    private Credentials() {}

    static boolean isSigned(HttpServletRequest request) {
        return request.getHeader(SignedRequest.HOTKEY_HEADER) != null
                || request.getHeader(SignedRequest.SIGNATURE_HEADER) != null;
    }

    /** The key in {@code Authorization}, or, for clients that know only that, in {@code x-api-key} below /v1. */
    static Optional<String> key(HttpServletRequest request) {
        var given = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (given.size() > 1) throw badKey("There is more than one Authorization header.");
        if (given.size() == 1) return Optional.of(bearer(given.getFirst()));
        if (!ErrorAnswers.isCustomers(request.getRequestURI())) return Optional.empty();
        return Optional.ofNullable(request.getHeader("x-api-key")).map(String::strip);
    }

    private static String bearer(String value) {
        if (!value.toLowerCase(Locale.ROOT).startsWith(BEARER))
            throw badKey("The Authorization header must read: Bearer tao_sk_…");
        return value.substring(BEARER.length()).strip();
    }

    static Refusal badKey(String message) {
        return new Refusal(HttpStatus.UNAUTHORIZED, "invalid_api_key", message);
    }
}
