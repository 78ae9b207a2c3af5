package io.taomarket.gateway.identity;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.chassis.signing.SignedRequest;
import io.taomarket.gateway.error.ErrorAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What a request shows as proof. One proof at most: two of them would leave it open who pays. */
final class Credentials {

    private static final Pattern BEARER = Pattern.compile("[Bb]earer (\\S+)");

    private Credentials() {}

    static boolean isSigned(HttpServletRequest request) {
        return request.getHeader(SignedRequest.HOTKEY_HEADER) != null
                || request.getHeader(SignedRequest.SIGNATURE_HEADER) != null;
    }

    /**
     * The key in {@code Authorization}, or, for clients that know only that, in {@code x-api-key} below /v1. A load balancer
     * that sends each key to one gateway goes by these headers, so a key has no other way to be written.
     */
    static Optional<String> key(HttpServletRequest request) {
        var bearers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        var keys = Collections.list(request.getHeaders("x-api-key"));
        if (bearers.size() + keys.size() > 1) throw badKey("There is more than one Authorization or x-api-key header.");
        if (!bearers.isEmpty()) return Optional.of(bearer(bearers.getFirst()));
        if (!ErrorAnswers.isCustomers(request.getRequestURI())) return Optional.empty();
        return keys.stream().findFirst();
    }

    private static String bearer(String value) {
        var read = BEARER.matcher(value);
        if (!read.matches()) throw badKey("The Authorization header must read: Bearer tao_sk_…");
        return read.group(1);
    }

    static Refusal badKey(String message) {
        return new Refusal(HttpStatus.UNAUTHORIZED, "invalid_api_key", message);
    }
}
