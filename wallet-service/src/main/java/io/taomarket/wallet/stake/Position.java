package io.taomarket.wallet.stake;

import io.taomarket.wallet.ledger.Register;
import java.math.BigInteger;
import java.util.UUID;

/** How many shares of a pool an account has. */
record Position(String hotkey, UUID ownerId, BigInteger shares) {

    /** Those of one account can be asked for. */
    static final Register<Key, Position> REGISTER = Register.of("stake_position", Position::key)
            .key("hotkey", "text", Key::hotkey)
            .key("owner_id", "uuid", Key::ownerId)
            .changing("shares", "numeric", Position::shares)
            .group("owner_id", "uuid", "true", Position::ownerId)
            .reading(row -> new Position(
                    row.getString("hotkey"),
                    row.getObject("owner_id", UUID.class),
                    row.getBigDecimal("shares").toBigIntegerExact()));

    /** Whose shares of what. */
    record Key(String hotkey, UUID ownerId) {}

    Key key() {
        return new Key(hotkey, ownerId);
    }
}
