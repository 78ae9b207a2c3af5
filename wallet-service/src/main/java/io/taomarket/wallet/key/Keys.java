package io.taomarket.wallet.key;

import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.contracts.wallet.KeyChanged;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The keys of all accounts. */
@Service
@Transactional
public class Keys {

    private final KeyRepository keys;
    private final SecretRepository secrets;
    private final Pepper pepper;
    private final KeyUses uses;
    private final Outbox outbox;
    private final KeyProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Keys(
            KeyRepository keys,
            SecretRepository secrets,
            Pepper pepper,
            KeyUses uses,
            Outbox outbox,
            KeyProperties properties,
            Clock clock) {
        this.keys = keys;
        this.secrets = secrets;
        this.pepper = pepper;
        this.uses = uses;
        this.outbox = outbox;
        this.properties = properties;
        this.clock = clock;
    }

    /** A new key; the only moment at which its secret is known. */
    public KeyView create(UUID accountId, KeySettings settings) {
        settings.check(clock.instant());
        if (keys.countByAccountIdAndRevokedAtIsNull(accountId) >= properties.maxPerAccount()) throw tooMany();
        var secret = KeySecret.generate(random);
        var key = saved(new ApiKey(accountId, secret, settings, clock.instant()));
        secrets.insert(pepper.hash(secret), key.id(), clock.instant());
        return KeyView.of(key).withSecret(secret.text());
    }

    List<ApiKey> list(UUID accountId) {
        return keys.findByAccountIdAndRevokedAtIsNullOrderByCreatedAtAscIdAsc(
                accountId, Limit.of(properties.maxPerAccount()));
    }

    ApiKey get(UUID accountId, UUID keyId) {
        return keys.findByIdAndAccountIdAndRevokedAtIsNull(keyId, accountId).orElseThrow(Keys::notFound);
    }

    /** Changes a key by what it is now; of two at the same time, one is told to try again. */
    ApiKey change(UUID accountId, UUID keyId, UnaryOperator<KeySettings> change) {
        var key = get(accountId, keyId);
        var present = key.settings();
        var settings = change.apply(present);
        settings.check(clock.instant(), present);
        key.change(settings);
        return saved(key);
    }

    void revoke(UUID accountId, UUID keyId) {
        var key = get(accountId, keyId);
        key.revoke(clock.instant());
        saved(key);
    }

    /** The key behind this text, if it may be used now. */
    Optional<Shown> check(String text) {
        var now = clock.instant();
        var shown = KeySecret.parse(text)
                .flatMap(secret -> secrets.find(pepper.hash(secret), now))
                .flatMap(secret -> keys.findById(secret.keyId()).map(key -> new Shown(key, secret)))
                .filter(found -> found.key().isUsable(now));
        shown.ifPresent(found -> uses.used(found.key().id()));
        return shown;
    }

    /** Refuses a key that is not this account's or may not be used now. Of frozen accounts the ledger knows. */
    @Transactional(readOnly = true)
    public void requireUsable(UUID accountId, UUID keyId) {
        var isUsable = keys.findById(keyId)
                .filter(key -> key.accountId().equals(accountId) && key.isUsable(clock.instant()))
                .isPresent();
        if (!isUsable) throw invalid();
    }

    ApiKey saved(ApiKey key) {
        var saved = keys.saveAndFlush(key);
        var now = clock.instant();
        outbox.say(new KeyChanged(
                UUID.randomUUID(), now, saved.id(), saved.version(), saved.accountId(), saved.isUsable(now)));
        return saved;
    }

    static Refusal invalid() {
        return new Refusal(HttpStatus.NOT_FOUND, "invalid_api_key", "There is no such key, or it may not be used.");
    }

    private static Refusal notFound() {
        return new Refusal(HttpStatus.NOT_FOUND, "key_not_found", "There is no such key.");
    }

    private Refusal tooMany() {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "too_many_keys",
                "An account has at most " + properties.maxPerAccount() + " keys; delete some.");
    }

    /** A key together with the secret by which it was shown. */
    record Shown(ApiKey key, SecretRepository.Found secret) {

        /** When this secret stops to work; nothing: never. */
        @Nullable
        Instant endsAt() {
            var keyEndsAt = key.expiresAt();
            var secretEndsAt = secret.validUntil();
            if (keyEndsAt == null || secretEndsAt == null) return keyEndsAt == null ? secretEndsAt : keyEndsAt;
            return keyEndsAt.isBefore(secretEndsAt) ? keyEndsAt : secretEndsAt;
        }
    }
}
