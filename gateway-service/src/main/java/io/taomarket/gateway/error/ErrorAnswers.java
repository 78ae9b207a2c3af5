package io.taomarket.gateway.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes an error in the envelope that the caller's client understands: below /v1 OpenAI's, else problem details. */
@Component
public class ErrorAnswers {

    private static final List<String> OF_THE_ANSWER_THAT_FAILED =
            List.of(HttpHeaders.CONTENT_ENCODING, HttpHeaders.ETAG, HttpHeaders.LAST_MODIFIED, HttpHeaders.LOCATION);

    private final JsonMapper json;

    ErrorAnswers(JsonMapper json) {
        this.json = json;
    }

    /** Whether callers of this path expect OpenAI's envelope. */
    public static boolean isCustomers(String path) {
        return path.equals("/v1") || path.startsWith("/v1/");
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
        var customers = isCustomers(request.getRequestURI());
        var answer = customers ? OpenAiError.of(refusal) : problem(refusal);
        response.setStatus(refusal.status().value());
        response.setContentType(
                customers ? MediaType.APPLICATION_JSON_VALUE : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        var bytes = json.writeValueAsBytes(answer);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer(); // the server would put its own error in the place of one that is not on its way
    }

    /** The problem of a service in OpenAI's envelope. */
    public byte[] toOpenAi(HttpStatusCode status, byte[] problem) {
        return json.writeValueAsBytes(OpenAiError.of(status, json, problem));
    }

    /** An error as the last event of a stream whose status has long been sent. */
    public byte[] asEvent(Refusal refusal) {
        return ("data: " + json.writeValueAsString(OpenAiError.of(refusal)) + "\n\n").getBytes(UTF_8);
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
