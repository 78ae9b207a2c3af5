package io.taomarket.chassis.signing;

import cafe.cryptography.curve25519.CompressedEdwardsY;
import cafe.cryptography.curve25519.InvalidEncodingException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Ed25519 by the JDK, which refuses s ≥ L; points that are not canonical or have a small order are refused before it,
 * because under a small-order key one signature fits many messages.
 */
final class Ed25519 {

    private static final byte[] X509_HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        if (!isSoundPoint(publicKey) || !isSoundPoint(Arrays.copyOf(signature, Signatures.KEY_LENGTH))) return false;
        try {
            var encoded = Arrays.copyOf(X509_HEADER, X509_HEADER.length + publicKey.length);
            System.arraycopy(publicKey, 0, encoded, X509_HEADER.length, publicKey.length);
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException | InvalidKeySpecException e) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    private static boolean isSoundPoint(byte[] encoded) {
        try {
            var point = new CompressedEdwardsY(encoded).decompress();
            return !point.isSmallOrder() && Arrays.equals(point.compress().toByteArray(), encoded);
        } catch (InvalidEncodingException e) {
            return false;
        }
    }
}
