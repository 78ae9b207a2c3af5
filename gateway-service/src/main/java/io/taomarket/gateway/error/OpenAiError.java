package io.taomarket.gateway.error;

import io.taomarket.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OpenAI's error envelope; its four keys are always there, because clients read them unasked. */
record OpenAiError(Body error) {

    record Body(
            String message,
            String type,
            @Nullable String param,
            @Nullable String code) {}

    static OpenAiError of(Refusal refusal) {
        var param = refusal.details().get("field");
        return new OpenAiError(new Body(
                refusal.getMessage(), type(refusal.status()), param == null ? null : param.toString(), refusal.code()));
    }

    static OpenAiError of(HttpStatusCode status, JsonMapper json, byte[] problem) {
        var members = members(json, problem);
        var detail = text(members, "detail");
        return new OpenAiError(new Body(
                detail == null ? "The platform refused this request." : detail,
                type(status),
                text(members, "field"),
                text(members, "code")));
    }

    private static JsonNode members(JsonMapper json, byte[] problem) {
        try {
            return json.readTree(problem);
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }

    private static @Nullable String text(JsonNode members, String name) {
        var value = members.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    private static String type(HttpStatusCode status) {
        if (status.is5xxServerError()) return "server_error";
        return switch (HttpStatus.resolve(status.value())) {
            case PAYMENT_REQUIRED -> "insufficient_quota";
            case FORBIDDEN -> "permission_error";
            case CONFLICT -> "conflict_error";
            case TOO_MANY_REQUESTS -> "rate_limit_error";
            case null, default -> "invalid_request_error";
        };
    }
}
