package io.taomarket.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

class ProblemsTests {

    private final Problems problems = new Problems();

    /** As JPA says it when the connection has gone by the time it wants to roll back. */
    @Test
    void blamesNobodyWhenTheDatabaseIsAwayHoweverItIsSaid() {
        var answer = problems.failed(wrapped(new SQLException("Connection is closed")));

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        assertThat(code(answer)).isEqualTo("temporarily_unavailable");
    }

    @Test
    void saysThatNothingCanBeChangedWhileTheDatabaseTakesNoWrites() {
        var answer = problems.failed(wrapped(new SQLException("cannot execute INSERT", "25006")));

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(code(answer)).isEqualTo("read_only");
    }

    @Test
    void takesTheBlameForOurOwnMistakes() {
        var answer = problems.failed(new IllegalStateException("our own mistake"));

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(code(answer)).isEqualTo("internal_error");
    }

    private static Exception wrapped(SQLException cause) {
        return new UncategorizedDataAccessException("Unable to rollback", new IllegalStateException(cause)) {};
    }

    private static Object code(ResponseEntity<ProblemDetail> answer) {
        return String.valueOf(
                answer.getBody() == null
                        ? null
                        : answer.getBody().getProperties().get("code"));
    }
}
