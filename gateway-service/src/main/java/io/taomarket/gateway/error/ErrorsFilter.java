package io.taomarket.gateway.error;

import io.taomarket.gateway.door.Pipeline;
import io.taomarket.gateway.error.HandlerFailures.HandlerFailed;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.CloseNowException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Turns whatever is thrown behind it into an answer. Once an answer has begun there is nothing left to say: the
 * failure goes on to the server, which closes the connection, so that the client notices.
 */
@Component
@Order(Pipeline.ERRORS)
class ErrorsFilter extends HttpFilter {

    private final transient ErrorAnswers answers;

    ErrorsFilter(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            answer(request, response, unwrapped(e));
        }
    }

    /** The failure itself, without what the layers above have wrapped around it. */
    private static Throwable unwrapped(Exception failure) {
        Throwable inner = failure;
        while (inner.getCause() != null && (inner instanceof ServletException || inner instanceof HandlerFailed))
            inner = inner.getCause();
        return inner;
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Throwable failure)
            throws IOException {
        if (response.isCommitted()) throw new CloseNowException("An answer broke off", failure);
        answers.answer(request, response, failure);
        if (response.getStatus() == HttpServletResponse.SC_REQUEST_TIMEOUT)
            throw new CloseNowException("The server would wait for the rest of a slow body", failure);
    }
}
