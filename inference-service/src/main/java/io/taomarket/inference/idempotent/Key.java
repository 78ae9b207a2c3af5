package io.taomarket.inference.idempotent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** A customer's name for one request of its account. */
record Key(UUID accountId, String text) {

    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    /** Nothing when the request has no name; a name that cannot be one is refused. */
    static Optional<Key> of(HttpServletRequest request, UUID accountId) {
        var given = Collections.list(request.getHeaders(HEADER));
        if (given.isEmpty()) return Optional.empty();
        if (given.size() > 1 || !isName(given.getFirst())) throw invalid();
        return Optional.of(new Key(accountId, given.getFirst()));
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static ApiFault invalid() {
        return ApiFault.of(
                400,
                "invalid_idempotency_key",
                HEADER + " must be sent once and have 1 to " + LONGEST + " visible ASCII characters.");
    }

    /** What the table knows of the name. */
    byte[] sha256() {
        return HexFormat.of().parseHex(Sha256.hex(text.getBytes(UTF_8)));
    }

    /** What an answer is sealed with; the table does not say it. */
    byte[] sealingKey() {
        return (accountId + "\n" + text).getBytes(UTF_8);
    }
}
