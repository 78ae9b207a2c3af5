package io.taomarket.chassis.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** An Ed25519 key that we hold. Its secret never leaves it, not even in {@link #toString()}. */
public final class SigningKey {

    static final int SEED_LENGTH = 32;

    private final Ed25519PrivateKeyParameters secret;
    private final Address address;

    private SigningKey(byte[] seed) {
        this.secret = new Ed25519PrivateKeyParameters(seed);
        this.address = Address.of(secret.generatePublicKey().getEncoded());
    }

    /** The key that grows from these 32 bytes, always the same. */
    public static SigningKey fromSeed(byte[] seed) {
        if (seed.length != SEED_LENGTH) throw new IllegalArgumentException("a seed has 32 bytes");
        return new SigningKey(seed);
    }

    /** A new key from the system's secure random source; it is gone with the process. */
    public static SigningKey generate() {
        return new SigningKey(freshSeed());
    }

    /** The key whose seed is in this file (64 hex digits); a missing file is first created, readable by its owner alone. */
    public static SigningKey fromSeedFile(Path file) throws IOException {
        return new SigningKey(new SeedFile(file).readOrCreate());
    }

    public Address address() {
        return address;
    }

    /** Always {@link Scheme#ED25519}. */
    public Scheme scheme() {
        return Scheme.ED25519;
    }

    /** The 64 bytes of the signature over the message. */
    public byte[] sign(byte[] message) {
        var signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    @Override
    public String toString() {
        return "SigningKey[" + address + "]";
    }

    static byte[] freshSeed() {
        var seed = new byte[SEED_LENGTH];
        new SecureRandom().nextBytes(seed);
        return seed;
    }
}
