package io.taomarket.chassis.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes and reads the signed statement about a caller that travels in {@value #HEADER}. */
public final class CallerTokens {

    public static final String HEADER = "X-Tao-Caller";

    private final JWSSigner signer;
    private final List<JWSVerifier> verifiers;
    private final Duration ttl;
    private final Clock clock;

    CallerTokens(List<String> secrets, Duration ttl, Clock clock) {
        try {
            signer = new MACSigner(secrets.getFirst());
            verifiers = new ArrayList<>();
            for (var secret : secrets) verifiers.add(new MACVerifier(secret));
        } catch (JOSEException e) {
            throw new IllegalArgumentException("taomarket.internal.secrets must have at least 32 characters each", e);
        }
        this.ttl = ttl;
        this.clock = clock;
    }

    /** The statement, good for a minute. */
    public String write(Caller caller) {
        var claims = new JWTClaimsSet.Builder()
                .subject(caller.subject())
                .jwtID(caller.requestId())
                .claim("kind", caller.kind().name())
                .claim("credential", caller.credential())
                .claim("scopes", List.copyOf(caller.scopes()))
                .claim("attributes", caller.attributes())
                .expirationTime(Date.from(clock.instant().plus(ttl)))
                .build();
        var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("A caller could not be signed", e);
        }
        return jwt.serialize();
    }

    /** The caller, if the statement is ours and still good. */
    public Optional<Caller> read(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) || !isOurs(jwt)) return Optional.empty();
            var claims = jwt.getJWTClaimsSet();
            if (!claims.getExpirationTime().toInstant().isAfter(clock.instant())) return Optional.empty();
            return Optional.of(caller(claims));
        } catch (ParseException | JOSEException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(SignedJWT jwt) throws JOSEException {
        for (var verifier : verifiers) {
            if (jwt.verify(verifier)) return true;
        }
        return false;
    }

    private static Caller caller(JWTClaimsSet claims) throws ParseException {
        var attributes = new HashMap<String, String>();
        claims.getJSONObjectClaim("attributes").forEach((name, value) -> attributes.put(name, String.valueOf(value)));
        return new Caller(
                Caller.Kind.valueOf(claims.getStringClaim("kind")),
                claims.getSubject(),
                claims.getStringClaim("credential"),
                new HashSet<>(claims.getStringListClaim("scopes")),
                Map.copyOf(attributes),
                claims.getJWTID());
    }
}
