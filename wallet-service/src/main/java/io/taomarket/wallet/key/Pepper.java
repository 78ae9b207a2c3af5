package io.taomarket.wallet.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Turns secrets into what is stored: HMAC-SHA256 with a key that the database does not know. */
@Component
class Pepper {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Pepper(KeyProperties properties) {
        this.key = new SecretKeySpec(properties.pepper().getBytes(UTF_8), ALGORITHM);
    }

    byte[] hash(KeySecret secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(secret.text().getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }
}
