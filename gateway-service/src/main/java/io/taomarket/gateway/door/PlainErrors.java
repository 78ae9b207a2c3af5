package io.taomarket.gateway.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;

/** What the server refuses before any of our code has seen it, as JSON that both kinds of clients can read. */
public class PlainErrors extends ErrorReportValve {

    private static final String BODY = """
            {"error":{"message":"%1$s","type":"%2$s","param":null,"code":"%3$s"},\
            "title":"%1$s","status":%4$d,"code":"%3$s"}""";

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        var status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported())
            return;
        var type = status.is5xxServerError() ? "server_error" : "invalid_request_error";
        var code = status.is5xxServerError() ? "internal_error" : status.name().toLowerCase(Locale.ROOT);
        var body = BODY.formatted(status.getReasonPhrase(), type, code, status.value());
        if (response.getHeader("x-request-id") == null)
            response.setHeader("x-request-id", "req_" + UUID.randomUUID()); // none of our code has named it
        try {
            response.setContentType("application/json");
            response.getOutputStream().write(body.getBytes(UTF_8));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("The client has left", e);
        }
    }
}
