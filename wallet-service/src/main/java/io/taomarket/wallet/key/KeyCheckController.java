package io.taomarket.wallet.key;

import io.taomarket.chassis.caller.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells the gateway whose key a caller has shown. */
@RestController
class KeyCheckController {

    private final Keys keys;

    KeyCheckController(Keys keys) {
        this.keys = keys;
    }

    @PostMapping("/internal/v1/key-checks")
    CheckedKey check(Caller caller, @Valid @RequestBody KeyCheck request) {
        caller.requireService();
        return keys.check(request.key()).map(CheckedKey::of).orElseThrow(Keys::invalid);
    }

    record KeyCheck(@NotNull String key) {

        /** A secret is not for logs. */
        @Override
        public String toString() {
            return "KeyCheck[…]";
        }
    }

    /**
     * A good key.
     *
     * @param expiresAt when the secret that was shown stops to work: with the key, or with its overlap after a rotation
     * @param limited whether it has a limit on what it may spend
     * @param frozen true while the operator has stopped the account; the gateway refuses its keys
     */
    record CheckedKey(
            UUID keyId,
            UUID accountId,
            List<Scope> scopes,
            List<String> models,
            @Nullable Integer requestsPerMinute,
            @Nullable Integer tokensPerMinute,
            @Nullable Instant expiresAt,
            boolean limited,
            boolean frozen) {

        static CheckedKey of(Keys.Shown shown) {
            var key = shown.key();
            return new CheckedKey(
                    key.id(),
                    key.accountId(),
                    key.scopes().stream().sorted().toList(),
                    key.models(),
                    key.requestsPerMinute(),
                    key.tokensPerMinute(),
                    shown.endsAt(),
                    key.limitRao() != null,
                    shown.secret().frozen());
        }
    }
}
