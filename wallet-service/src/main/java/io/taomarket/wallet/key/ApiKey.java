package io.taomarket.wallet.key;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.Objects.requireNonNull;

import io.taomarket.wallet.ledger.AskedAmount;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A key of an account. Knows what its secret hashes to, not the secret. */
@Entity
@Table(name = "api_key")
class ApiKey {

    @Id
    private UUID id;

    private UUID accountId;
    private String name;
    private String prefix;
    private String[] scopes;
    private String[] models;
    private @Nullable Long limitRao;

    @Enumerated(EnumType.STRING)
    private @Nullable LimitReset limitReset;

    private @Nullable Integer requestsPerMinute;
    private @Nullable Integer tokensPerMinute;
    private @Nullable Instant expiresAt;
    private boolean disabled;
    private @Nullable Instant revokedAt;
    private @Nullable Instant rotatedAt;
    private @Nullable Instant oldSecretUntil;

    @Column(updatable = false)
    private Instant createdAt;

    /** Written in batches by {@link KeyUses}, never from here. */
    @Column(insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected ApiKey() {}

    @SuppressWarnings("NullAway.Init") // the rest is filled by change
    ApiKey(UUID accountId, KeySecret secret, KeySettings settings, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.accountId = accountId;
        this.prefix = secret.prefix();
        this.createdAt = createdAt.truncatedTo(MICROS); // as the database keeps it
        change(settings);
    }

    final void change(KeySettings settings) {
        name = requireNonNull(settings.name());
        scopes = settings.scopes().stream().map(Scope::label).sorted().toArray(String[]::new);
        models = settings.models().toArray(String[]::new);
        limitRao = settings.limitRao() == null ? null : AskedAmount.rao(settings.limitRao(), "limit_rao");
        limitReset = settings.limitReset();
        requestsPerMinute = settings.requestsPerMinute();
        tokensPerMinute = settings.tokensPerMinute();
        expiresAt = settings.expiresAt() == null ? null : settings.expiresAt().truncatedTo(MICROS);
        disabled = Boolean.TRUE.equals(settings.disabled());
    }

    /** Takes a new secret; the old one stays good for a while. */
    void rotate(KeySecret secret, Instant now, Instant oldSecretUntil) {
        this.prefix = secret.prefix();
        this.rotatedAt = now;
        this.oldSecretUntil = oldSecretUntil;
    }

    void revoke(Instant now) {
        revokedAt = now;
    }

    boolean isUsable(Instant now) {
        return !disabled && revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }

    KeySettings settings() {
        var limit = limitRao == null ? null : new AskedAmount(limitRao.toString());
        return new KeySettings(
                name, scopes(), models(), limit, limitReset, requestsPerMinute, tokensPerMinute, expiresAt, disabled);
    }

    UUID id() {
        return id;
    }

    UUID accountId() {
        return accountId;
    }

    String name() {
        return name;
    }

    String prefix() {
        return prefix;
    }

    Set<Scope> scopes() {
        return Arrays.stream(scopes).map(Scope::of).collect(Collectors.toUnmodifiableSet());
    }

    List<String> models() {
        return List.of(models);
    }

    @Nullable
    Long limitRao() {
        return limitRao;
    }

    @Nullable
    LimitReset limitReset() {
        return limitReset;
    }

    @Nullable
    Integer requestsPerMinute() {
        return requestsPerMinute;
    }

    @Nullable
    Integer tokensPerMinute() {
        return tokensPerMinute;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    boolean disabled() {
        return disabled;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant lastUsedAt() {
        return lastUsedAt;
    }

    @Nullable
    Instant rotatedAt() {
        return rotatedAt;
    }

    @Nullable
    Instant oldSecretUntil() {
        return oldSecretUntil;
    }

    long version() {
        return requireNonNull(version, "not yet written");
    }
}
