package io.taomarket.chassis.caller;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads the signed statement about a caller that travels in {@value #HEADER}: a JWT of one kind only, with
 * HMAC-SHA-256. Every request takes two of them, so nothing is asked of the statement that it cannot say.
 */
public final class CallerTokens {

    public static final String HEADER = "X-Tao-Caller";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_SECRET = 32;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final String BEGINNING = ENCODER.encodeToString("{\"alg\":\"HS256\"}".getBytes(US_ASCII)) + ".";
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Mac> secrets;
    private final Duration ttl;
    private final Clock clock;

    CallerTokens(List<String> secrets, Duration ttl, Clock clock) {
        if (secrets.stream().anyMatch(secret -> secret.length() < SHORTEST_SECRET))
            throw new IllegalArgumentException("taomarket.internal.secrets must have at least 32 characters each");
        this.secrets = secrets.stream().map(CallerTokens::ready).toList();
        this.ttl = ttl;
        this.clock = clock;
    }

    /** The statement, good for a minute. */
    public String write(Caller caller) {
        var claims = new Claims(
                caller.subject(),
                caller.requestId(),
                caller.kind(),
                caller.credential(),
                caller.scopes(),
                caller.attributes(),
                clock.instant().plus(ttl).getEpochSecond());
        var signed = BEGINNING + ENCODER.encodeToString(JSON.writeValueAsBytes(claims));
        return signed + "." + ENCODER.encodeToString(mac(secrets.getFirst(), signed));
    }

    /** The caller, if the statement is ours and still good. */
    public Optional<Caller> read(String token) {
        var end = token.lastIndexOf('.');
        if (!token.startsWith(BEGINNING) || end < BEGINNING.length()) return Optional.empty();
        try {
            if (!isOurs(token.substring(0, end), DECODER.decode(token.substring(end + 1)))) return Optional.empty();
            var claims = JSON.readValue(DECODER.decode(token.substring(BEGINNING.length(), end)), Claims.class);
            if (claims.exp() <= clock.instant().getEpochSecond()) return Optional.empty();
            return Optional.of(claims.caller());
        } catch (IllegalArgumentException | NullPointerException | JacksonException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(String signed, byte[] mac) {
        return secrets.stream().anyMatch(secret -> MessageDigest.isEqual(mac(secret, signed), mac));
    }

    private static byte[] mac(Mac secret, String signed) {
        try {
            return ((Mac) secret.clone()).doFinal(signed.getBytes(US_ASCII));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the " + ALGORITHM + " of this JDK cannot be copied", e);
        }
    }

    /** Set up once and copied for each statement, because finding and setting it up costs more than its use. */
    private static Mac ready(String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }

    /** The names are those of JWT. */
    private record Claims(
            String sub,
            String jti,
            Caller.Kind kind,
            String credential,
            Set<String> scopes,
            Map<String, String> attributes,
            long exp) {

        Caller caller() {
            return new Caller(kind, sub, credential, scopes, attributes, jti);
        }
    }
}
