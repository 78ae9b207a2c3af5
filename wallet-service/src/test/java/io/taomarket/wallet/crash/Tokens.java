package io.taomarket.wallet.crash;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.taomarket.chassis.caller.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The gateway's statements about callers, good for the whole test. */
final class Tokens {

    static final String SECRET = "a secret that only the crash tests know, 32+";

    private static final Duration TTL = Duration.ofHours(1);

    private Tokens() {}

    static String anyone() {
        return token(Caller.Kind.ANYONE, "", "", Map.of("address", "192.0.2.1"));
    }

    static String admin() {
        return token(Caller.Kind.ADMIN, "admin", "", Map.of());
    }

    static String inference() {
        return token(Caller.Kind.SERVICE, "inference-service", "", Map.of());
    }

    static String key(UUID accountId, UUID keyId) {
        return token(Caller.Kind.KEY, accountId.toString(), keyId.toString(), Map.of());
    }

    private static String token(Caller.Kind kind, String subject, String credential, Map<String, String> attributes) {
        var claims = new JWTClaimsSet.Builder()
                .subject(subject)
                .jwtID(UUID.randomUUID().toString())
                .claim("kind", kind.name())
                .claim("credential", credential)
                .claim("scopes", List.of("inference", "wallet:read", "wallet:write", "keys", "market"))
                .claim("attributes", attributes)
                .expirationTime(Date.from(Instant.now().plus(TTL)))
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(SECRET));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
