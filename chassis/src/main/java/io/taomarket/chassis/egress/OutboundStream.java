package io.taomarket.chassis.egress;

import java.io.Closeable;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.Closer;

/**
 * A response whose body is read as it comes. Closing it before the end shuts the connection at once, which is how the
 * endpoint learns that nobody listens any more; it may be closed by another thread than the one that reads.
 */
public final class OutboundStream implements Closeable {

    private final ClassicHttpResponse response;
    private final Map<String, String> headers;
    private final BoundedBody body;

    OutboundStream(ClassicHttpResponse response, Map<String, String> headers, BoundedBody body) {
        this.response = response;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return response.getCode();
    }

    /** The value of a header, whose name is given in lower case; of a repeated header the first. */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** All headers by lower-case name; of a repeated header only the first. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The body; its reads throw {@link OutboundFailure} when a bound is passed or the endpoint breaks off. */
    public InputStream body() {
        return body;
    }

    @Override
    public void close() {
        body.close();
        Closer.closeQuietly(response);
    }
}
