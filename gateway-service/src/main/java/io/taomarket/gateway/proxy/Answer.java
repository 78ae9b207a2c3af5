package io.taomarket.gateway.proxy;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.gateway.door.Visit;
import io.taomarket.gateway.error.ErrorAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** A service's answer on its way to the caller. Errors below /v1 change their envelope; all else passes as it is. */
class Answer implements ProxyExchange.Response {

    private static final int LARGEST_ERROR = 64 * 1024;

    private final HttpServletRequest request;
    private final ClassicHttpResponse response;
    private final ErrorAnswers errors;
    private final HttpHeaders headers = new HttpHeaders();
    private byte @Nullable [] rewritten;

    Answer(HttpServletRequest request, ClassicHttpResponse response, ErrorAnswers errors) {
        this.request = request;
        this.response = response;
        this.errors = errors;
        for (var header : response.getHeaders()) headers.add(header.getName(), header.getValue());
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatusCode.valueOf(response.getCode());
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    /** Looks at an error before its head is sent. An error that is not JSON says nothing fit for a caller. */
    void prepare() {
        if (!getStatusCode().isError() || request.getMethod().equals("HEAD")) return;
        var type = contentType();
        if (type == null || !type.getSubtype().endsWith("json")) throw nameless();
        if (!type.isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)) return;
        if (!ErrorAnswers.isCustomers(request.getRequestURI())) return;
        rewritten = errors.toCustomers(request.getRequestURI(), getStatusCode(), readError(), requestId());
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setContentLength(rewritten.length);
    }

    private byte[] readError() {
        try {
            return response.getEntity().getContent().readNBytes(LARGEST_ERROR);
        } catch (IOException e) {
            throw ServiceAway.brokenAnswer();
        }
    }

    private Refusal nameless() {
        var known = HttpStatus.resolve(response.getCode());
        if (known == null || known.is5xxServerError() || known == HttpStatus.UNAUTHORIZED)
            return new Refusal(HttpStatus.BAD_GATEWAY, "internal_error", "The platform failed; it is not your fault.");
        return new Refusal(known, known.name().toLowerCase(Locale.ROOT), known.getReasonPhrase() + ".");
    }

    /** Sends the body on. */
    void writeTo(HttpServletResponse servlet) throws IOException {
        if (rewritten != null) {
            servlet.getOutputStream().write(rewritten);
            return;
        }
        var body = response.getEntity();
        if (body != null) new Relay(body.getContent(), servlet, streams(), this::brokenOff).run();
    }

    private byte[] brokenOff() {
        return errors.asEvent(request.getRequestURI(), ServiceAway.brokenAnswer(), requestId());
    }

    private String requestId() {
        return Visit.of(request).requestId();
    }

    private boolean streams() {
        var type = contentType();
        return type != null && type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM);
    }

    private @Nullable MediaType contentType() {
        try {
            return headers.getContentType();
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }
}
