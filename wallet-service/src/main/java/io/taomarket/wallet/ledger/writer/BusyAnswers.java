package io.taomarket.wallet.ledger.writer;

import io.taomarket.wallet.ledger.DeadlineExceeded;
import io.taomarket.wallet.ledger.LedgerBusy;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells callers what to do when the ledger did not come to their command in time. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class BusyAnswers {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(LedgerBusy busy) {
        var seconds = Math.max(1, busy.retryAfter().toSeconds());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .body(problem(HttpStatus.SERVICE_UNAVAILABLE, busy.code(), busy.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> late(DeadlineExceeded late) {
        return ResponseEntity.status(HttpStatus.GATEWAY_TIMEOUT)
                .body(problem(HttpStatus.GATEWAY_TIMEOUT, "deadline_exceeded", late.getMessage()));
    }

    private static ProblemDetail problem(
            HttpStatus status, String code, @org.jspecify.annotations.Nullable String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + code.replace('_', '-')));
        problem.setProperty("code", code);
        return problem;
    }
}
