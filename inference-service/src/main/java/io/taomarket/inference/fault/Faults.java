package io.taomarket.inference.fault;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever went wrong into OpenAI's envelope, or Anthropic's below /v1/messages; nothing of the inside leaves. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Faults extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    /** As nginx calls it. */
    private static final int CLIENT_CLOSED = 499;

    @ExceptionHandler
    ResponseEntity<Object> fault(ApiFault fault, HttpServletRequest request) {
        return answer(fault, new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal, HttpServletRequest request) {
        var isUnknown = refusal.status() == HttpStatus.UNAUTHORIZED;
        var code = isUnknown ? "invalid_api_key" : refusal.code();
        return answer(ApiFault.of(refusal.status().value(), code, refusal.getMessage()), new HttpHeaders(), request);
    }

    /** Nobody reads it, but it ends the exchange as others end. */
    @ExceptionHandler
    ResponseEntity<Object> gone(CustomerGone gone, HttpServletRequest request) {
        return answer(
                ApiFault.of(CLIENT_CLOSED, "client_closed", "The customer has left."), new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(Exception e, HttpServletRequest request) {
        LOG.error("Unexpected failure", e);
        var ours = ApiFault.of(500, "internal_error", "The platform failed; it is not your fault.");
        return answer(ours, new HttpHeaders(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ofStatus(status.value()), headers, ((ServletWebRequest) request).getRequest());
    }

    private static ApiFault ofStatus(int status) {
        return switch (status) {
            case 404 -> ApiFault.of(404, "unsupported_endpoint", "There is no such endpoint.");
            case 405 -> ApiFault.of(405, "method_not_allowed", "This endpoint does not answer this method.");
            case 415 -> ApiFault.of(415, "unsupported_media_type", "The body must be application/json.");
            default -> {
                var known = HttpStatus.resolve(status);
                var code = known == null ? "error" : known.name().toLowerCase(Locale.ROOT);
                yield ApiFault.of(status, code, known == null ? "Error" : known.getReasonPhrase());
            }
        };
    }

    private static ResponseEntity<Object> answer(ApiFault fault, HttpHeaders headers, HttpServletRequest request) {
        var isAnthropics = request.getRequestURI().startsWith("/v1/messages");
        var response = ResponseEntity.status(isAnthropics ? AnthropicEnvelope.status(fault) : fault.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON);
        fault.headers().forEach(response::header);
        return response.body(isAnthropics ? AnthropicEnvelope.of(fault, requestId(request)) : fault.envelope());
    }

    private static @Nullable String requestId(HttpServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller ? caller.requestId() : null;
    }
}
