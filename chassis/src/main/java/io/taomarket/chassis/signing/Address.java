package io.taomarket.chassis.signing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * The public name of a key: its SS58 text, checked on construction.
 *
 * @param ss58 48 characters of base58, address type 42
 */
public record Address(@JsonValue String ss58) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Address {
        Ss58.decode(ss58);
    }

    /** The address of a 32-byte public key. */
    public static Address of(byte[] publicKey) {
        return new Address(Ss58.encode(publicKey));
    }

    /** The address this text is, or nothing when it is none. */
    public static Optional<Address> parse(String text) {
        try {
            return Optional.of(new Address(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The 32 bytes of the public key. */
    public byte[] publicKey() {
        return Ss58.decode(ss58);
    }

    @Override
    public String toString() {
        return ss58;
    }
}
