package io.taomarket.wallet.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as its owner sees it.
 *
 * @param key the secret, only in the reply that made it
 * @param prefix the beginning of the secret, to recognise it by
 * @param oldSecretUntil until when the secret before the last rotation opens the key too
 */
public record KeyView(
        UUID id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
        String name,
        String prefix,
        List<Scope> scopes,
        List<String> models,
        @Nullable Long limitRao,
        @Nullable LimitReset limitReset,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer tokensPerMinute,
        @Nullable Instant expiresAt,
        boolean disabled,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant oldSecretUntil) {

    static KeyView of(ApiKey key) {
        return new KeyView(
                key.id(),
                null,
                key.name(),
                key.prefix(),
                key.scopes().stream().sorted().toList(),
                key.models(),
                key.limitRao(),
                key.limitReset(),
                key.requestsPerMinute(),
                key.tokensPerMinute(),
                key.expiresAt(),
                key.disabled(),
                key.createdAt(),
                key.lastUsedAt(),
                key.rotatedAt(),
                key.oldSecretUntil());
    }

    KeyView withSecret(String secret) {
        return new KeyView(
                id,
                secret,
                name,
                prefix,
                scopes,
                models,
                limitRao,
                limitReset,
                requestsPerMinute,
                tokensPerMinute,
                expiresAt,
                disabled,
                createdAt,
                lastUsedAt,
                rotatedAt,
                oldSecretUntil);
    }

    /** A secret is not for logs. */
    @Override
    public String toString() {
        return "KeyView[" + id + ", " + prefix + "…]";
    }
}
