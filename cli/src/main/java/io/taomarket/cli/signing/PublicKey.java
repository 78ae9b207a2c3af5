package io.taomarket.cli.signing;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Line;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** An Ed25519 key, known by its SS58 address. */
public record PublicKey(String address) {

    /** What X.509 puts before the 32 bytes of an Ed25519 key (RFC 8410). */
    private static final String X509_PREFIX = "302a300506032b6570032100";

    /**
     * @param source where it comes from, for complaints
     */
    public static PublicKey of(String source, String address) {
        if (Ss58.isAddress(address)) return new PublicKey(address);
        throw new Failure(source + ": '" + Line.of(address, 60) + "' is not an SS58 address of type 42");
    }

    /** The key of these 32 bytes. */
    public static PublicKey of(byte[] bytes) {
        return new PublicKey(Ss58.encode(bytes));
    }

    public boolean verifies(byte[] message, byte[] signature) {
        try {
            var encoded = HexFormat.of().parseHex(X509_PREFIX + HexFormat.of().formatHex(Ss58.decode(address)));
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a point that is none, or a signature that is none
        }
    }

    @Override
    public String toString() {
        return address;
    }
}
