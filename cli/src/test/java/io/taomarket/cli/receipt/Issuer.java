package io.taomarket.cli.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.signing.PublicKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A platform's key, and whatever it would sign. */
final class Issuer {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;

    Issuer() throws GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    String address() {
        var encoded = keys.getPublic().getEncoded();
        return PublicKey.of(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length))
                .address();
    }

    String sign(String payload) throws GeneralSecurityException {
        return sign("{\"alg\":\"EdDSA\",\"kid\":\"" + address() + "\"}", payload);
    }

    String sign(String header, String payload) throws GeneralSecurityException {
        var signed =
                BASE64.encodeToString(header.getBytes(UTF_8)) + "." + BASE64.encodeToString(payload.getBytes(UTF_8));
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.getPrivate());
        signer.update(signed.getBytes(US_ASCII));
        return signed + "." + BASE64.encodeToString(signer.sign());
    }
}
