package io.taomarket.chassis.problem;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** The caller's mistake: says what is wrong, and carries a stable code that programs can rely on. */
public class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final transient Map<String, Object> details;

    public Refusal(HttpStatus status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /**
     * @param code stable, in snake_case; documented in the API
     * @param details further members of the problem, such as the amount that is missing
     */
    public Refusal(HttpStatus status, String code, String message, Map<String, Object> details) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.details = Map.copyOf(details);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> details() {
        return details;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
