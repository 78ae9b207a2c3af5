package io.taomarket.chassis.signing;

import java.time.Instant;
import java.util.UUID;

/** Remembers which nonces have been used. An implementation that outlives the process stops replays over a restart. */
@FunctionalInterface
public interface Nonces {

    /** Whether this nonce of this address is new; from then on it is not. It may be forgotten after the expiry. */
    boolean firstUse(String address, UUID nonce, Instant expiresAt);
}
