package io.taomarket.chassis.signing;

import cafe.cryptography.curve25519.CompressedRistretto;
import cafe.cryptography.curve25519.Constants;
import cafe.cryptography.curve25519.InvalidEncodingException;
import cafe.cryptography.curve25519.RistrettoElement;
import cafe.cryptography.curve25519.Scalar;
import java.util.Arrays;
import java.util.Optional;

/**
 * Schnorr signatures over Ristretto255 as Substrate's wallets make them (schnorrkel, signing context "substrate").
 * Verification only: no secret passes through this code, so it need not run in constant time.
 */
final class Sr25519 {

    /** Schnorrkel sets the top bit of the last byte, so that its signatures cannot be mistaken for Ed25519's. */
    private static final int MARKER = 0x80;

    private Sr25519() {}

    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        if ((signature[63] & MARKER) == 0) return false;
        var key = element(publicKey);
        var s = scalar(signature);
        if (key.isEmpty() || s.isEmpty()) return false;

        var commitment = Arrays.copyOf(signature, 32);
        var challenge = challenge(publicKey, message, commitment);
        var expected = Constants.RISTRETTO_GENERATOR_TABLE
                .multiply(s.get())
                .subtract(key.get().multiply(challenge));
        return Arrays.equals(expected.compress().toByteArray(), commitment);
    }

    private static Scalar challenge(byte[] publicKey, byte[] message, byte[] commitment) {
        var transcript = new Transcript("SigningContext");
        transcript.append("", Transcript.ascii("substrate"));
        transcript.append("sign-bytes", message);
        transcript.append("proto-name", Transcript.ascii("Schnorr-sig"));
        transcript.append("sign:pk", publicKey);
        transcript.append("sign:R", commitment);
        return Scalar.fromBytesModOrderWide(transcript.challenge("sign:c", 64));
    }

    /** The decoded key; the identity is refused, since anybody can sign for it. */
    private static Optional<RistrettoElement> element(byte[] encoded) {
        try {
            var element = new CompressedRistretto(encoded).decompress();
            return element.equals(RistrettoElement.IDENTITY) ? Optional.empty() : Optional.of(element);
        } catch (InvalidEncodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Scalar> scalar(byte[] signature) {
        var bytes = Arrays.copyOfRange(signature, 32, 64);
        bytes[31] &= (byte) ~MARKER;
        try {
            return Optional.of(Scalar.fromCanonicalBytes(bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
