package io.taomarket.wallet.key;

import static java.time.temporal.ChronoUnit.MICROS;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.door.InvalidField;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * New secrets for keys that go on: id, limits and use stay. The owner says how long the old secret works beside the new
 * one; not at all when it has leaked.
 */
@Service
@Transactional
class KeyRotations {

    private final Keys keys;
    private final SecretRepository secrets;
    private final Pepper pepper;
    private final KeyProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KeyRotations(Keys keys, SecretRepository secrets, Pepper pepper, KeyProperties properties, Clock clock) {
        this.keys = keys;
        this.secrets = secrets;
        this.pepper = pepper;
        this.properties = properties;
        this.clock = clock;
    }

    /** The overlap that was asked for; there is no usual one, as both none and a long one may hurt. */
    Duration overlap(@Nullable Long seconds) {
        var most = properties.maxOverlap().toSeconds();
        if (seconds == null || seconds < 0 || seconds > most)
            throw new InvalidField("overlap_seconds", "must be from 0 to " + most);
        return Duration.ofSeconds(seconds);
    }

    /** Gives the key a new secret, the only moment at which it is known. */
    KeyView rotate(UUID accountId, UUID keyId, Duration overlap, Consumer<ApiKey> permission) {
        var key = keys.get(accountId, keyId);
        permission.accept(key);
        var now = clock.instant().truncatedTo(MICROS); // as the database keeps it
        var secret = KeySecret.generate(random);
        key.rotate(secret, now, now.plus(overlap));
        var saved = keys.saved(key); // of two at the same time, one fails here
        secrets.end(keyId, now.plus(overlap));
        if (secrets.countAfterDeletingEnded(keyId, now) >= properties.maxSecrets()) throw tooMany();
        secrets.insert(pepper.hash(secret), keyId, now);
        return KeyView.of(saved).withSecret(secret.text());
    }

    private Refusal tooMany() {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "too_many_secrets",
                "A key has at most " + properties.maxSecrets() + " secrets; wait for an overlap to end.");
    }
}
