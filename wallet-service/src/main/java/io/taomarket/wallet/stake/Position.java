package io.taomarket.wallet.stake;

import java.math.BigInteger;
import java.util.UUID;

/** How many shares of a pool an account has. */
record Position(String hotkey, UUID ownerId, BigInteger shares) {

    /** Whose shares of what. */
    record Key(String hotkey, UUID ownerId) {}

    boolean isGone() {
        return shares.signum() == 0;
    }

    Key key() {
        return new Key(hotkey, ownerId);
    }
}
