package io.taomarket.gateway.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an error in the envelope that the caller's client understands: below /v1 OpenAI's, below /v1/messages
 * Anthropic's, else problem details.
 */
@Component
public class ErrorAnswers {

    private static final List<String> OF_THE_ANSWER_THAT_FAILED =
            List.of(HttpHeaders.CONTENT_ENCODING, HttpHeaders.ETAG, HttpHeaders.LAST_MODIFIED, HttpHeaders.LOCATION);

    private final JsonMapper json;

    ErrorAnswers(JsonMapper json) {
        this.json = json;
    }

    /** Whether callers of this path expect the envelope of a model's API. */
    public static boolean isCustomers(String path) {
        return Dialect.of(path) != Dialect.MARKETPLACE;
    }

    /** Answers what was thrown; sets the headers that go with its status. */
    void answer(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
        var refusal = Failures.toRefusal(failure);
        response.resetBuffer();
        OF_THE_ANSWER_THAT_FAILED.forEach(name -> response.setHeader(name, null));
        if (refusal.status() == HttpStatus.UNAUTHORIZED) response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        write(request, response, refusal);
    }

    private void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        var dialect = Dialect.of(request.getRequestURI());
        response.setStatus(
                dialect == Dialect.ANTHROPIC
                        ? AnthropicError.status(refusal.status())
                        : refusal.status().value());
        response.setContentType(
                dialect == Dialect.MARKETPLACE
                        ? MediaType.APPLICATION_PROBLEM_JSON_VALUE
                        : MediaType.APPLICATION_JSON_VALUE);
        var bytes = json.writeValueAsBytes(envelope(dialect, refusal, response.getHeader("x-request-id")));
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer(); // the server would put its own error in the place of one that is not on its way
    }

    private static Object envelope(Dialect dialect, Refusal refusal, @Nullable String requestId) {
        return switch (dialect) {
            case MARKETPLACE -> problem(refusal);
            case OPENAI -> OpenAiError.of(refusal);
            case ANTHROPIC -> AnthropicError.of(refusal.status(), refusal.getMessage(), requestId);
        };
    }

    /** The problem of a service in the envelope of a model's API. */
    public byte[] toCustomers(String path, HttpStatusCode status, byte[] problem, String requestId) {
        var error = OpenAiError.of(status, json, problem);
        if (Dialect.of(path) == Dialect.OPENAI) return json.writeValueAsBytes(error);
        return json.writeValueAsBytes(AnthropicError.of(status, error.error().message(), requestId));
    }

    /** An error as the last event of a stream whose status has long been sent. */
    public byte[] asEvent(String path, Refusal refusal, String requestId) {
        var dialect = Dialect.of(path);
        var name = dialect == Dialect.ANTHROPIC ? "event: error\n" : "";
        var data = json.writeValueAsString(
                dialect == Dialect.ANTHROPIC ? envelope(dialect, refusal, requestId) : OpenAiError.of(refusal));
        return (name + "data: " + data + "\n\n").getBytes(UTF_8);
    }

    private static Map<String, Object> problem(Refusal refusal) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "/problems/" + refusal.code().replace('_', '-'));
        problem.put("title", refusal.status().getReasonPhrase());
        problem.put("status", refusal.status().value());
        problem.put("detail", refusal.getMessage());
        problem.put("code", refusal.code());
        problem.putAll(refusal.details());
        return problem;
    }
}
