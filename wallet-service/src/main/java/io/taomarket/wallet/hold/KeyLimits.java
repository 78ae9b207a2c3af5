package io.taomarket.wallet.hold;

import static java.lang.Math.subtractExact;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.key.KeyUsage;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Keeps what a key has spent and set aside within its limit. Exact, because the key's account is locked meanwhile. */
@Component
class KeyLimits {

    private final HoldRepository holds;
    private final KeyUsage usage;
    private final HoldProperties properties;

    KeyLimits(HoldRepository holds, KeyUsage usage, HoldProperties properties) {
        this.holds = holds;
        this.usage = usage;
        this.properties = properties;
    }

    void requireWithinLimit(UUID keyId, long moreRao) {
        var roomRao = roomRao(keyId);
        if (moreRao <= roomRao) return;
        throw new Refusal(
                HttpStatus.PAYMENT_REQUIRED,
                "key_limit_exceeded",
                "This key may set aside only " + roomRao + " rao more.",
                Map.of("available_rao", Long.toString(roomRao)));
    }

    /** What the key may still set aside; without a limit more than anybody has. */
    long roomRao(UUID keyId) {
        var remainingRao = usage.remainingRao(keyId);
        if (remainingRao.isEmpty()) return Long.MAX_VALUE;
        return Math.max(
                0, subtractExact(remainingRao.getAsLong(), holds.ofKey(keyId).remainingRao()));
    }

    void requireRoomForAnotherHold(UUID keyId) {
        if (holds.ofKey(keyId).count() < properties.maxOpenPerKey()) return;
        throw new Refusal(
                HttpStatus.TOO_MANY_REQUESTS,
                "hold_limit",
                "A key has at most " + properties.maxOpenPerKey() + " open holds.");
    }
}
