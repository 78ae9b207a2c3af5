package io.taomarket.chassis.caller;

import io.swagger.v3.oas.annotations.Hidden;
import io.taomarket.chassis.problem.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * Who calls, as the gateway has found out. Controllers take it as a parameter; to those who read the API's description
 * it is none.
 *
 * @param kind how the caller has shown who it is
 * @param subject the id behind it: for a key the one it belongs to, for a signature the signer's address, for a
 *     service its name; empty for anyone
 * @param credential the id of the key that was used; empty otherwise
 * @param scopes what the key may do
 * @param attributes what else the gateway knows, such as the request's limits
 * @param requestId the {@code x-request-id} of the call
 */
@Hidden
public record Caller(
        Kind kind,
        String subject,
        String credential,
        Set<String> scopes,
        Map<String, String> attributes,
        String requestId) {

    /** The attribute of a key that may spend whatever its account has. */
    public static final String UNLIMITED = "unlimited";

    /** How a caller has shown who it is. */
    public enum Kind {
        ANYONE,
        KEY,
        SIGNED,
        ADMIN,
        SERVICE
    }

    public Caller {
        scopes = Set.copyOf(scopes);
        attributes = Map.copyOf(attributes);
    }

    public static Caller anyone(String requestId) {
        return new Caller(Kind.ANYONE, "", "", Set.of(), Map.of(), requestId);
    }

    public static Caller service(String name, String requestId) {
        return new Caller(Kind.SERVICE, name, "", Set.of(), Map.of(), requestId);
    }

    /** The subject of an API key; anybody else is refused. */
    public UUID keyOwner() {
        require(Kind.KEY, "This call needs an API key: Authorization: Bearer tao_sk_…");
        return UUID.fromString(subject);
    }

    /** The key whose limit binds what is spent by this call; nothing when the gateway has seen that it has no limit. */
    public Optional<UUID> limitedKey() {
        if (kind != Kind.KEY || Boolean.parseBoolean(attributes.get(UNLIMITED))) return Optional.empty();
        return Optional.of(UUID.fromString(credential));
    }

    /** The address that signed the request; anybody else is refused. */
    public String signer() {
        require(Kind.SIGNED, "This call must be signed; see X-Tao-Signature in the API's documentation.");
        return subject;
    }

    /** Passes for an admin's key only. */
    public void requireAdmin() {
        require(Kind.ADMIN, "This call needs the admin key.");
    }

    /** Passes for another service of the platform only. */
    public void requireService() {
        require(Kind.SERVICE, "This call is for the platform's own services.");
    }

    /** Passes when the key carries the scope. */
    public void requireScope(String scope) {
        if (kind == Kind.ADMIN || kind == Kind.SERVICE || scopes.contains(scope)) return;
        throw new Refusal(
                HttpStatus.FORBIDDEN,
                "scope_missing",
                "This key lacks the scope " + scope + ".",
                Map.of("scope", scope));
    }

    private void require(Kind needed, String otherwise) {
        if (kind == needed) return;
        if (kind == Kind.ANYONE) throw new Refusal(HttpStatus.UNAUTHORIZED, "unauthenticated", otherwise);
        throw new Refusal(HttpStatus.FORBIDDEN, "forbidden", otherwise);
    }
}
