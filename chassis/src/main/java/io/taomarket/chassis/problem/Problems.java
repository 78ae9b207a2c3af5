package io.taomarket.chassis.problem;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what went wrong into a problem detail with a stable {@code code}; nothing of the inside leaves. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        var problem = problem(refusal.status(), refusal.code(), refusal.getMessage());
        refusal.details().forEach(problem::setProperty);
        return ResponseEntity.status(refusal.status()).body(problem);
    }

    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        TransientDataAccessException.class,
        DataAccessResourceFailureException.class
    })
    ResponseEntity<ProblemDetail> unavailable(Exception e) {
        LOG.warn("The database does not answer: {}", e.getMessage());
        var problem = Outage.isReadOnly(e)
                ? problem(HttpStatus.SERVICE_UNAVAILABLE, "read_only", "Nothing can be changed at the moment.")
                : problem(HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable", "Try again in a moment.");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception e) {
        if (Outage.isBehind(e)) return unavailable(e);
        LOG.error("Unexpected failure", e);
        var problem = problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "internal_error", "The platform failed; it is not your fault.");
        return ResponseEntity.internalServerError().body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var error = e.getBindingResult().getFieldErrors().stream().findFirst();
        var field = error.map(f -> snakeCase(f.getField())).orElse("request");
        var problem = problem(
                HttpStatus.BAD_REQUEST,
                "invalid_field",
                field + " " + error.map(f -> f.getDefaultMessage()).orElse("is not valid"));
        problem.setProperty("field", field);
        return ResponseEntity.badRequest().body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var complaint = JsonComplaint.of(e.getCause());
        var problem = problem(HttpStatus.BAD_REQUEST, complaint.code(), complaint.message());
        if (complaint.field() != null) problem.setProperty("field", complaint.field());
        return ResponseEntity.badRequest().body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var known = HttpStatus.resolve(status.value());
        var reason = known == null ? "error" : known.name().toLowerCase(Locale.ROOT);
        var detail = body instanceof ProblemDetail given && given.getDetail() != null ? given.getDetail() : reason;
        return ResponseEntity.status(status).headers(headers).body(problem(status, reason, detail));
    }

    private static ProblemDetail problem(HttpStatusCode status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + code.replace('_', '-')));
        problem.setProperty("code", code);
        return problem;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
