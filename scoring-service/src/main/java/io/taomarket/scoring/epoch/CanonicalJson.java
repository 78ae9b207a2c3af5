package io.taomarket.scoring.epoch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON of which there is only one way to write it: keys in order, no blanks. Whoever has the document, in whatever
 * order it was kept, comes to the same bytes and the same hash.
 */
@Component
public class CanonicalJson {

    private final JsonMapper mapper;
    private final JsonMapper inOrder;

    public CanonicalJson(JsonMapper mapper) {
        this.mapper = mapper;
        this.inOrder = mapper.rebuild()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.INDENT_OUTPUT)
                .build();
    }

    /** The one text of a document. */
    public String write(Object document) {
        return sorted(mapper.writeValueAsString(document));
    }

    /** The one text of a document that is JSON already. */
    public String sorted(String json) {
        return inOrder.writeValueAsString(mapper.readValue(json, Object.class));
    }

    public <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    /** SHA-256 of the one text, hex. */
    public static String hash(String canonical) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
