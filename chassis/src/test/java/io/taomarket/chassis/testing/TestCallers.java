package io.taomarket.chassis.testing;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.caller.Caller.Kind;
import io.taomarket.chassis.caller.CallerTokens;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Speaks for the gateway: values of the {@link CallerTokens#HEADER} header. */
public class TestCallers {

    private final CallerTokens tokens;

    TestCallers(CallerTokens tokens) {
        this.tokens = tokens;
    }

    public String anyone() {
        return token(Kind.ANYONE, "", "", Set.of(), Map.of("address", "192.0.2.1"));
    }

    public String key(UUID accountId, UUID keyId, String... scopes) {
        return token(Kind.KEY, accountId.toString(), keyId.toString(), Set.of(scopes), Map.of());
    }

    public String signed(String address) {
        return token(Kind.SIGNED, address, "", Set.of(), Map.of());
    }

    public String admin() {
        return token(Kind.ADMIN, "admin", "", Set.of(), Map.of());
    }

    public String service(String name) {
        return token(Kind.SERVICE, name, "", Set.of(), Map.of());
    }

    public String token(
            Kind kind, String subject, String credential, Set<String> scopes, Map<String, String> attributes) {
        return tokens.write(new Caller(
                kind, subject, credential, scopes, attributes, UUID.randomUUID().toString()));
    }
}
