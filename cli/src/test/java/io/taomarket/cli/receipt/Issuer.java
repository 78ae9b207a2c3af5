package io.taomarket.cli.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A platform's key, and whatever it would sign. */
final class Issuer {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;

    Issuer() throws GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    String address() {
        var encoded = keys.getPublic().getEncoded();
        var payload = new byte[35];
        payload[0] = 42;
        System.arraycopy(encoded, encoded.length - 32, payload, 1, 32);
        var checked = ("SS58PRE").getBytes(US_ASCII);
        var text = Arrays.copyOf(checked, checked.length + 33);
        System.arraycopy(payload, 0, text, checked.length, 33);
        System.arraycopy(Blake2b.hash(text), 0, payload, 33, 2);
        var address = new StringBuilder();
        for (var rest = new BigInteger(1, payload); rest.signum() > 0; rest = rest.divide(BigInteger.valueOf(58)))
            address.append(ALPHABET.charAt(rest.mod(BigInteger.valueOf(58)).intValue()));
        return address.reverse().toString();
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
