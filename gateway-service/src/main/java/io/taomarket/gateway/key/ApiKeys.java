package io.taomarket.gateway.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taomarket.chassis.problem.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Which keys are good. An answer of wallet is remembered and asked again every minute, but a key that is known goes on
 * working while wallet is away; a change of a key is heard as an event and forgets it at once.
 */
@Component
public class ApiKeys {

    private static final Pattern SHAPE = Pattern.compile("tao_sk_[A-Za-z0-9_-]{16,128}");

    private final WalletKeys wallet;
    private final KeyProperties properties;
    private final Clock clock;
    private final Cache<KeyDigest, Known> known;
    private final Cache<KeyDigest, Boolean> unknown;
    private final Changes changes = new Changes();
    private final ConcurrentHashMap<KeyDigest, Boolean> asking = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<KeyDigest, CompletableFuture<Optional<KeyCheck>>> learning =
            new ConcurrentHashMap<>();

    ApiKeys(WalletKeys wallet, KeyProperties properties, Clock clock) {
        this.wallet = wallet;
        this.properties = properties;
        this.clock = clock;
        known = Caffeine.newBuilder()
                .maximumSize(properties.remembered())
                .expireAfterWrite(properties.keep())
                .build();
        unknown = Caffeine.newBuilder()
                .maximumSize(properties.remembered())
                .expireAfterWrite(properties.forgetUnknown())
                .build();
    }

    /** Whether the key is remembered as good, so that checking it costs nothing. */
    public boolean remembers(String key) {
        return known.getIfPresent(KeyDigest.of(key)) != null;
    }

    /** The key, if it is good. */
    public Optional<KeyCheck> check(String key) {
        if (!SHAPE.matcher(key).matches()) return Optional.empty();
        var digest = KeyDigest.of(key);
        var now = clock.instant();
        var remembered = known.getIfPresent(digest);
        var check = remembered == null ? learnTogether(key, digest, now) : reconsider(key, digest, remembered, now);
        return check.filter(good -> good.isGoodAt(now));
    }

    /** Forgets a key that has changed; what is being asked at this moment is asked once more. */
    void forget(UUID keyId) {
        changes.note(keyId);
        known.asMap().values().removeIf(one -> one.check().keyId().equals(keyId));
        unknown.invalidateAll();
    }

    /** However many calls a new key begins with, wallet is asked once; what it says or does not say is for all of them. */
    private Optional<KeyCheck> learnTogether(String key, KeyDigest digest, Instant now) {
        var mine = new CompletableFuture<Optional<KeyCheck>>();
        var others = learning.putIfAbsent(digest, mine);
        if (others != null) return answered(others);
        try {
            mine.complete(learn(key, digest, now));
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
        } finally {
            learning.remove(digest, mine);
            mine.cancel(false); // where neither has happened, nobody may wait for ever
        }
        return answered(mine);
    }

    private static Optional<KeyCheck> answered(CompletableFuture<Optional<KeyCheck>> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Optional<KeyCheck> learn(String key, KeyDigest digest, Instant now) {
        if (unknown.getIfPresent(digest) != null) return Optional.empty();
        var before = changes.now();
        var check = wallet.check(key);
        if (check.isPresent() && changes.happenedSince(before, check.get().keyId())) check = wallet.check(key);
        check.ifPresentOrElse(good -> known.put(digest, new Known(good, now)), () -> {
            known.invalidate(digest);
            unknown.put(digest, true);
        });
        return check;
    }

    /** Asks again when the answer is old; one caller asks, the others go on with what is known. */
    private Optional<KeyCheck> reconsider(String key, KeyDigest digest, Known remembered, Instant now) {
        var isFresh = remembered.at().plus(properties.refresh()).isAfter(now);
        if (isFresh || asking.putIfAbsent(digest, true) != null) return Optional.of(remembered.check());
        try {
            return learn(key, digest, now);
        } catch (Refusal walletIsAway) {
            return Optional.of(remembered.check());
        } finally {
            asking.remove(digest);
        }
    }

    private record Known(KeyCheck check, Instant at) {}
}
