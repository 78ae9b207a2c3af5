package io.taomarket.inference.request;

import io.taomarket.inference.fault.ApiFault;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the whole body of a request, no longer than allowed, as one JSON object. */
@Component
public class RequestBody {

    private final JsonMapper mapper;
    private final RequestProperties properties;

    RequestBody(JsonMapper mapper, RequestProperties properties) {
        this.mapper = mapper;
        this.properties = properties;
    }

    public Read read(HttpServletRequest request) {
        var bytes = bytes(request);
        return new Read(object(bytes), Sha256.hex(bytes));
    }

    /** The body as it came. */
    public byte[] bytes(HttpServletRequest request) {
        var encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity"))
            throw ApiFault.of(415, "unsupported_media_type", "The body must not be compressed.");
        if (request.getContentLengthLong() > properties.maxBodyBytes()) throw tooLarge();
        try {
            var bytes = request.getInputStream().readNBytes(properties.maxBodyBytes() + 1);
            if (bytes.length > properties.maxBodyBytes()) throw tooLarge();
            return bytes;
        } catch (IOException e) {
            throw ApiFault.of(400, "incomplete_body", "The body ended too early.");
        }
    }

    private Fields object(byte[] bytes) {
        try {
            var tree = mapper.readTree(bytes);
            if (tree != null && tree.isObject()) return new Fields(tree, "");
        } catch (JacksonException e) {
            throw malformed();
        }
        throw malformed();
    }

    private ApiFault tooLarge() {
        var message = "The body is longer than " + properties.maxBodyBytes() + " bytes.";
        return ApiFault.of(413, "request_too_large", message).withHeader("connection", "close");
    }

    private static ApiFault malformed() {
        return ApiFault.of(400, "malformed_json", "The body must be one JSON object.");
    }

    /**
     * A body that has been read.
     *
     * @param sha256 of its bytes, in hex
     */
    public record Read(Fields fields, String sha256) {}
}
