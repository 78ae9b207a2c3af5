package io.taomarket.wallet.key;

import static java.util.Objects.requireNonNull;

import io.taomarket.wallet.door.InvalidField;
import io.taomarket.wallet.door.PlainText;
import io.taomarket.wallet.ledger.AskedAmount;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the owner decides about a key.
 *
 * @param models the only models it may use; all when empty
 * @param limitRao the most it may spend until the reset, or ever when there is none; no limit when absent
 */
public record KeySettings(
        @Nullable String name,
        @Nullable Set<Scope> scopes,
        @Nullable List<String> models,
        @Nullable AskedAmount limitRao,
        @Nullable LimitReset limitReset,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer tokensPerMinute,
        @Nullable Instant expiresAt,
        @Nullable Boolean disabled) {

    static final int LONGEST_NAME = 100;
    static final int MOST_MODELS = 100;
    static final int LONGEST_MODEL = 200;
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z"); // years have four digits in RFC 3339

    public KeySettings {
        scopes = scopes == null ? Set.of(Scope.INFERENCE) : Set.copyOf(scopes);
        models = models == null ? List.of() : List.copyOf(models);
        disabled = disabled != null && disabled;
    }

    /** The settings of an account's first key: it may do everything. */
    public static KeySettings first() {
        return new KeySettings("first key", Set.of(Scope.values()), null, null, null, null, null, null, null);
    }

    /** Refuses settings that make no sense. An expiry that is not changed may lie in the past. */
    void check(Instant now, KeySettings present) {
        var isSame = Objects.equals(expiresAt, present.expiresAt);
        check(isSame ? Instant.MIN : now);
    }

    /** Refuses settings that make no sense. */
    void check(Instant now) {
        if (name == null || name.isBlank() || !isPlain(name, LONGEST_NAME))
            throw new InvalidField(
                    "name", "must have 1 to " + LONGEST_NAME + " characters, none of them a control character");
        if (scopes().isEmpty()) throw new InvalidField("scopes", "must not be empty");
        var models = models();
        if (models.size() > MOST_MODELS) throw new InvalidField("models", "must not have more than " + MOST_MODELS);
        if (models.stream().anyMatch(m -> m.isBlank() || !isPlain(m, LONGEST_MODEL) || m.contains(",")))
            throw new InvalidField("models", "must hold ids of models");
        if (limitRao != null) AskedAmount.rao(limitRao, "limit_rao");
        if (requestsPerMinute != null && requestsPerMinute < 1)
            throw new InvalidField("requests_per_minute", "must be positive");
        if (tokensPerMinute != null && tokensPerMinute < 1)
            throw new InvalidField("tokens_per_minute", "must be positive");
        if (expiresAt == null) return;
        if (!expiresAt.isAfter(now)) throw new InvalidField("expires_at", "must be in the future");
        if (expiresAt.isAfter(LATEST)) throw new InvalidField("expires_at", "must not be after " + LATEST);
    }

    @Override
    public Set<Scope> scopes() {
        return requireNonNull(scopes);
    }

    @Override
    public List<String> models() {
        return requireNonNull(models);
    }

    private static boolean isPlain(String text, int longest) {
        return text.length() <= longest && text.matches(PlainText.FORM);
    }
}
