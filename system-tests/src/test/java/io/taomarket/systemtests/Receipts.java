package io.taomarket.systemtests;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads receipts as a stranger would: with nothing but the JDK and the platform's published key. */
final class Receipts {

    /** What stands before the 32 bytes of an Ed25519 key in its standard encoding (RFC 8410). */
    private static final String KEY_PREFIX = "302a300506032b6570032100";

    private Receipts() {}

    static boolean isSignedBy(String publicKeyHex, String receipt) throws GeneralSecurityException {
        var parts = receipt.split("\\.");
        var key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(KEY_PREFIX + publicKeyHex)));
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    static JsonNode content(String receipt) {
        return new JsonMapper().readTree(Base64.getUrlDecoder().decode(receipt.split("\\.")[1]));
    }
}
