package io.taomarket.miner.door;

import org.jspecify.annotations.Nullable;

/** A call that is answered with OpenAI's error envelope. */
public class ApiError extends RuntimeException {

    private final int status;
    private final String code;
    private final @Nullable String param;

    public ApiError(int status, String code, String message, @Nullable String param) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.param = param;
    }

    /** The caller's mistake, in one field of the body. */
    public static ApiError invalid(String param, String message) {
        return new ApiError(400, "invalid_value", message, param);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    @Nullable
    String param() {
        return param;
    }

    /** OpenAI's name for the kind of error, which its clients look at. */
    String type() {
        return switch (status) {
            case 401 -> "authentication_error";
            case 429 -> "rate_limit_error";
            default -> status >= 500 ? "server_error" : "invalid_request_error";
        };
    }
}
