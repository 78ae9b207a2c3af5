package io.taomarket.chassis.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts stored answers, because some hold a secret that is shown once: a copy of the table must not reveal it. */
public final class SealedAnswers {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<byte[]> secrets;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param secrets the first one seals, each may have sealed what is opened
     */
    public SealedAnswers(List<String> secrets) {
        this.secrets = secrets.stream().map(secret -> secret.getBytes(UTF_8)).toList();
    }

    public byte[] seal(byte[] key, byte[] answer) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, secrets.getFirst(), key, nonce, answer);
        var stored = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
        return stored;
    }

    public byte[] open(byte[] key, byte[] stored) {
        var nonce = Arrays.copyOf(stored, NONCE_BYTES);
        var sealed = Arrays.copyOfRange(stored, NONCE_BYTES, stored.length);
        for (var secret : secrets.subList(0, secrets.size() - 1)) {
            try {
                return run(Cipher.DECRYPT_MODE, secret, key, nonce, sealed);
            } catch (IllegalStateException e) {
                // another one has sealed it
            }
        }
        return run(Cipher.DECRYPT_MODE, secrets.getLast(), key, nonce, sealed);
    }

    private static byte[] run(int mode, byte[] secret, byte[] key, byte[] nonce, byte[] text) {
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
