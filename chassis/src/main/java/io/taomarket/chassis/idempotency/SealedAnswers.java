package io.taomarket.chassis.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts stored answers, because some hold a secret that is shown once: a copy of the table must not reveal it. */
public final class SealedAnswers {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] secret;
    private final SecureRandom random = new SecureRandom();

    public SealedAnswers(String secret) {
        this.secret = secret.getBytes(UTF_8);
    }

    public byte[] seal(byte[] key, byte[] answer) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, key, nonce, answer);
        var stored = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
        return stored;
    }

    public byte[] open(byte[] key, byte[] stored) {
        var nonce = Arrays.copyOf(stored, NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, key, nonce, Arrays.copyOfRange(stored, NONCE_BYTES, stored.length));
    }

    private byte[] run(int mode, byte[] key, byte[] nonce, byte[] text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(secret);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(digest.digest(key), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored answer cannot be sealed or opened", e);
        }
    }
}
