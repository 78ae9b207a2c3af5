package io.taomarket.cli.platform;

import io.taomarket.cli.Failure;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Something to be sent to a platform.
 *
 * @param path with the query, from the first slash on
 */
public record Call(String method, String path, byte[] body, Map<String, String> headers) {

    public Call {
        if (!method.matches("GET|POST|PUT|PATCH|DELETE"))
            throw new Failure(method + ": is no method; one of GET, POST, PUT, PATCH, DELETE");
        if (!path.matches("/[!-~]*")) throw new Failure(path + ": is no path such as /api/v1/supply");
    }

    /** A POST carries an id of its own, so that the platform does it once. */
    public static Call of(String method, String path, byte[] body) {
        var headers = new HashMap<String, String>();
        if (body.length > 0) headers.put("Content-Type", "application/json");
        if (method.equals("POST"))
            headers.put("Idempotency-Key", UUID.randomUUID().toString());
        return new Call(method, path, body, headers);
    }

    /** The same with more headers. */
    public Call with(Map<String, String> more) {
        var all = new HashMap<>(headers);
        all.putAll(more);
        return new Call(method, path, body, all);
    }
}
