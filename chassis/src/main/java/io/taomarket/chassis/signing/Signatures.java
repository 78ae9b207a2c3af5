package io.taomarket.chassis.signing;

/** Checks signatures. Whatever is malformed is simply not a signature: nothing here throws on hostile input. */
public final class Signatures {

    static final int KEY_LENGTH = 32;
    static final int SIGNATURE_LENGTH = 64;

    private Signatures() {}

    /** Whether the holder of the public key signed exactly this message. */
    public static boolean verify(Scheme scheme, byte[] publicKey, byte[] message, byte[] signature) {
        if (publicKey.length != KEY_LENGTH || signature.length != SIGNATURE_LENGTH) return false;
        return switch (scheme) {
            case ED25519 -> Ed25519.verify(publicKey, message, signature);
            case SR25519 -> Sr25519.verify(publicKey, message, signature);
        };
    }
}
