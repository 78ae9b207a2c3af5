package io.taomarket.gateway.error;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Anthropic's error envelope, for those who call {@code /v1/messages}. */
record AnthropicError(String type, Body error, @Nullable String requestId) {

    /** Anthropic's status for a server that cannot take the request now. */
    private static final int OVERLOADED = 529;

    record Body(String type, String message) {}

    static AnthropicError of(HttpStatusCode status, String message, @Nullable String requestId) {
        return new AnthropicError("error", new Body(type(status(status)), message), requestId);
    }

    static int status(HttpStatusCode status) {
        return status.value() == HttpStatus.SERVICE_UNAVAILABLE.value() ? OVERLOADED : status.value();
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403, 423 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 408, 504 -> "timeout_error";
            case OVERLOADED -> "overloaded_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
    }
}
