package io.taomarket.gateway.body;

import io.taomarket.chassis.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Bodies are JSON in UTF-8, not packed. A packed one could grow without end. */
final class MediaTypes {

    private MediaTypes() {}

    static void refusePacked(HttpServletRequest request) {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity"))
            throw unsupported("unsupported_content_encoding", "Send the body without Content-Encoding.");
    }

    static void requireJson(HttpServletRequest request) {
        var given = request.getContentType();
        if (given == null || !isJson(given))
            throw unsupported("unsupported_media_type", "Send JSON with Content-Type: application/json.");
    }

    private static boolean isJson(String given) {
        try {
            var type = MediaType.parseMediaType(given);
            var charset = type.getCharset();
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (charset == null || charset.equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException | UnsupportedCharsetException e) {
            return false;
        }
    }

    private static Refusal unsupported(String code, String message) {
        return new Refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, code, message);
    }
}
