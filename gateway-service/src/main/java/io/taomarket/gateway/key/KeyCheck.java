package io.taomarket.gateway.key;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What wallet-service says of a good key.
 *
 * @param models the models it may ask for; empty means all
 * @param requestsPerMinute its own limit, if it has one
 * @param tokensPerMinute its own limit, which inference-service keeps
 * @param expiresAt when the secret stops to work: with the key, or some time after it was rotated
 * @param limited whether it has a limit on what it may spend; unknown counts as yes
 * @param frozen true while the operator has stopped the account
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KeyCheck(
        UUID keyId,
        UUID accountId,
        Set<String> scopes,
        List<String> models,
        @Nullable Integer requestsPerMinute,
        @Nullable Long tokensPerMinute,
        @Nullable Instant expiresAt,
        @Nullable Boolean limited,
        @Nullable Boolean frozen) {

    public KeyCheck {
        scopes = Set.copyOf(scopes);
        models = List.copyOf(models);
    }

    /** Whether it may spend whatever its account has. */
    public boolean isUnlimited() {
        return Boolean.FALSE.equals(limited);
    }

    /** Whether the operator has stopped the account. */
    public boolean isFrozen() {
        return Boolean.TRUE.equals(frozen);
    }

    boolean isGoodAt(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }
}
