package io.taomarket.registry.registration;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registration as the account that asked for it sees it.
 *
 * @param uid the slot, once registered
 * @param block when the slot was given out
 * @param code why it was declined
 */
record RegistrationView(
        UUID registrationId,
        int netuid,
        String hotkey,
        RegistrationState state,
        long priceRao,
        @Nullable Long maxBurnRao,
        @Nullable Integer uid,
        @Nullable Long block,
        @Nullable String code,
        Instant requestedAt) {}
