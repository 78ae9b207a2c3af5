package io.taomarket.gateway.error;

import io.taomarket.chassis.problem.Refusal;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;

/** What may be told of a failure: the caller's mistakes in full, ours not at all. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Refusal toRefusal(Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> refusal;
            case ErrorResponse known -> known(known);
            case CannotGetJdbcConnectionException e -> databaseAway(e);
            case CannotCreateTransactionException e -> databaseAway(e);
            case TransientDataAccessException e -> databaseAway(e);
            default -> ours(failure);
        };
    }

    private static Refusal known(ErrorResponse known) {
        var resolved = HttpStatus.resolve(known.getStatusCode().value());
        var status = resolved == null ? HttpStatus.BAD_REQUEST : resolved;
        return new Refusal(status, status.name().toLowerCase(Locale.ROOT), status.getReasonPhrase() + ".");
    }

    private static Refusal databaseAway(Exception e) {
        LOG.warn("The database does not answer: {}", e.getMessage());
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable", "Try again in a moment.");
    }

    private static Refusal ours(Throwable failure) {
        LOG.error("Unexpected failure", failure);
        return new Refusal(
                HttpStatus.INTERNAL_SERVER_ERROR, "internal_error", "The platform failed; it is not your fault.");
    }
}
