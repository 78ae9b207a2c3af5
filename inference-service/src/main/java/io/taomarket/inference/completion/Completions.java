package io.taomarket.inference.completion;

import io.taomarket.inference.paid.Customer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Serves a completion through whichever face, in one piece or as a stream. */
@Component
public class Completions {

    private final Wholes wholes;
    private final Streams streams;
    private final Orders orders;

    Completions(Wholes wholes, Streams streams, Orders orders) {
        this.wholes = wholes;
        this.streams = streams;
        this.orders = orders;
    }

    /**
     * Writes to the response itself, because a stream is sent token by token. Throws an {@code ApiFault} while nothing
     * has been written.
     *
     * @param requestSha256 of the body as it came, in hex
     */
    public void serve(Customer customer, Task task, Face face, String requestSha256, HttpServletResponse response)
            throws IOException {
        if (task.stream()) streams.serve(customer, task, face, requestSha256, response);
        else answer(wholes.serve(customer, task, face, requestSha256), response);
    }

    /** What the prompt would be charged as; nobody is asked and nothing is charged. */
    public long promptTokens(Customer customer, Task task) {
        return orders.promptTokens(customer, task);
    }

    private static void answer(Wholes.Answer answer, HttpServletResponse response) throws IOException {
        answer.settled().headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
        response.flushBuffer();
    }
}
