package io.taomarket.inference.fault;

import org.jspecify.annotations.Nullable;

/** Anthropic's shape of an error, for those who call {@code /v1/messages}. */
public record AnthropicEnvelope(
        String type, Error error, @Nullable String requestId) {

    /** Anthropic's status for a server that cannot take the request now. */
    private static final int OVERLOADED = 529;

    public record Error(String type, String message) {}

    public static AnthropicEnvelope of(ApiFault fault, @Nullable String requestId) {
        return new AnthropicEnvelope("error", new Error(type(status(fault)), fault.getMessage()), requestId);
    }

    static int status(ApiFault fault) {
        return fault.status() == 503 ? OVERLOADED : fault.status();
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403, 423 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            case OVERLOADED -> "overloaded_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
    }
}
