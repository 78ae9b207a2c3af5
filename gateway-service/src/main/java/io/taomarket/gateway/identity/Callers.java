package io.taomarket.gateway.identity;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.caller.Caller.Kind;
import io.taomarket.chassis.signing.Verification;
import io.taomarket.gateway.key.KeyCheck;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the services are told of each kind of caller. */
final class Callers {

    private static final String ADDRESS = "address";

    private Callers() {}

    static Caller anyone(String address, String requestId) {
        return new Caller(Kind.ANYONE, "", "", Set.of(), Map.of(ADDRESS, address), requestId);
    }

    static Caller admin(String address, String requestId) {
        return new Caller(Kind.ADMIN, "admin", "", Set.of(), Map.of(ADDRESS, address), requestId);
    }

    static Caller signer(Verification.Valid valid, String address, String requestId) {
        var attributes = Map.of("scheme", valid.scheme().label(), ADDRESS, address);
        return new Caller(Kind.SIGNED, valid.address().ss58(), "", Set.of(), attributes, requestId);
    }

    static Caller keyOwner(KeyCheck key, String address, String requestId) {
        var attributes = new HashMap<String, String>();
        attributes.put(ADDRESS, address);
        attributes.put("models", String.join(",", key.models()));
        if (key.tokensPerMinute() != null)
            attributes.put("tokens_per_minute", key.tokensPerMinute().toString());
        if (key.isUnlimited()) attributes.put(Caller.UNLIMITED, "true");
        return new Caller(
                Kind.KEY, key.accountId().toString(), key.keyId().toString(), key.scopes(), attributes, requestId);
    }
}
