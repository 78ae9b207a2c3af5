package io.taomarket.inference.fault;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer other than success: everything OpenAI's error envelope says, and the headers that steer a client's retries. */
public final class ApiFault extends RuntimeException {

    private final int status;
    private final String type;
    private final @Nullable String param;
    private final @Nullable String code;
    private final transient Map<String, String> headers;

    private ApiFault(
            int status,
            String type,
            @Nullable String param,
            @Nullable String code,
            String message,
            Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.param = param;
        this.code = code;
        this.headers = Map.copyOf(headers);
    }

    public static ApiFault of(int status, @Nullable String code, String message) {
        return new ApiFault(status, typeOf(status), null, code, message, Map.of());
    }

    /** The request is wrong; {@code param} names the field. */
    public static ApiFault invalid(String param, String message) {
        return invalid(param, "invalid_value", message);
    }

    public static ApiFault invalid(String param, String code, String message) {
        return new ApiFault(400, typeOf(400), param, code, message, Map.of());
    }

    public ApiFault about(String param) {
        return new ApiFault(status, type, param, code, getMessage(), headers);
    }

    /** The same of another kind than its status says. */
    public ApiFault ofType(String type) {
        return new ApiFault(status, type, param, code, getMessage(), headers);
    }

    /** Tells the client when to try again. */
    public ApiFault retryAfter(int seconds) {
        return withHeader("retry-after", Integer.toString(seconds));
    }

    public ApiFault withHeader(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new ApiFault(status, type, param, code, getMessage(), more);
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Envelope envelope() {
        return new Envelope(new Envelope.Error(getMessage(), type, param, code));
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    private static String typeOf(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "insufficient_quota";
            case 403 -> "permission_error";
            case 409 -> "conflict_error";
            case 429 -> "rate_limit_error";
            default -> status >= 500 ? "server_error" : "invalid_request_error";
        };
    }
}
