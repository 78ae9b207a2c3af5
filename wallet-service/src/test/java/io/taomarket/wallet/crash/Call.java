package io.taomarket.wallet.crash;

import org.jspecify.annotations.Nullable;

/** One POST, however often it is sent. */
record Call(String token, String path, @Nullable String idempotencyKey, Object body) {

    static Call of(String token, String path, Object body) {
        return new Call(token, path, null, body);
    }

    Call under(String key) {
        return new Call(token, path, key, body);
    }
}
