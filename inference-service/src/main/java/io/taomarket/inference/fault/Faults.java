package io.taomarket.inference.fault;

import io.taomarket.chassis.problem.Refusal;
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
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever went wrong into OpenAI's envelope; nothing of the inside leaves. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Faults extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    @ExceptionHandler
    ResponseEntity<Object> fault(ApiFault fault) {
        return answer(fault, new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal) {
        var isUnknown = refusal.status() == HttpStatus.UNAUTHORIZED;
        var code = isUnknown ? "invalid_api_key" : refusal.code();
        return answer(ApiFault.of(refusal.status().value(), code, refusal.getMessage()), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(Exception e) {
        LOG.error("Unexpected failure", e);
        return answer(
                ApiFault.of(500, "internal_error", "The platform failed; it is not your fault."), new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ofStatus(status.value()), headers);
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

    private static ResponseEntity<Object> answer(ApiFault fault, HttpHeaders headers) {
        var response = ResponseEntity.status(fault.status()).headers(headers).contentType(MediaType.APPLICATION_JSON);
        fault.headers().forEach(response::header);
        return response.body(fault.envelope());
    }
}
