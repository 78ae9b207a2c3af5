package io.taomarket.miner.door;

import com.sun.net.httpserver.HttpExchange;
import io.taomarket.chassis.signing.Address;
import io.taomarket.chassis.signing.SignedRequestVerifier;
import io.taomarket.chassis.signing.Verification.Invalid;
import io.taomarket.chassis.signing.Verification.Valid;
import org.jspecify.annotations.Nullable;

/** Lets in the platform and nobody else: a miner works for whoever is sure to pay. */
public final class Caller {

    private final @Nullable Address platform;
    private final Address self;
    private final SignedRequestVerifier verifier;

    /** With no platform every call is let in, which is for trying a miner out only. */
    public Caller(@Nullable Address platform, Address self, SignedRequestVerifier verifier) {
        this.platform = platform;
        this.self = self;
        this.verifier = verifier;
    }

    void check(HttpExchange exchange, byte[] body) {
        if (platform == null) return;
        var target = exchange.getRequestURI().toString();
        var verification =
                verifier.verify(exchange.getRequestHeaders()::get, exchange.getRequestMethod(), target, body, self);
        switch (verification) {
            case Invalid invalid -> throw new ApiError(401, invalid.code(), invalid.message(), null);
            case Valid valid -> {
                if (!valid.address().equals(platform))
                    throw new ApiError(401, "unknown_caller", "the call is not signed by this miner's platform", null);
            }
        }
    }
}
