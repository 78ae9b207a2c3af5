package io.taomarket.cli.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import io.taomarket.cli.Line;
import io.taomarket.cli.signing.PublicKey;
import java.util.Base64;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A statement that somebody has signed with Ed25519: RFC 7515 in its compact form, with the signer's SS58 address as
 * {@code kid}. Nothing of it is true before its signature was checked.
 *
 * @param source for complaints
 */
record Jws(String source, String compact, PublicKey signer, JsonNode payload) {

    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{86}");

    static Jws parse(String source, String compact) {
        if (!COMPACT.matcher(compact).matches())
            throw new Failure(source + ": is no signed statement (three parts in base64url with dots between them)");
        var parts = compact.split("\\.");
        var header = json(source, "header", parts[0]);
        var algorithm = header.path("alg").asString("");
        if (!algorithm.equals("EdDSA"))
            throw new Failure(source + ": is signed by '" + Line.of(algorithm, 20) + "' and not by EdDSA");
        var signer = PublicKey.of(source + ": kid", header.path("kid").asString(""));
        return new Jws(source, compact, signer, json(source, "payload", parts[1]));
    }

    /** Whether the signer has signed exactly this. */
    boolean isSigned() {
        var end = compact.lastIndexOf('.');
        var signature = decode(source, "signature", compact.substring(end + 1));
        return signer.verifies(compact.substring(0, end).getBytes(US_ASCII), signature);
    }

    private static JsonNode json(String source, String part, String text) {
        try {
            var json = Json.MAPPER.readTree(decode(source, part, text));
            if (json.isObject()) return json;
            throw new Failure(source + ": its " + part + " is no JSON object");
        } catch (JacksonException e) {
            throw new Failure(source + ": its " + part + " is no JSON: " + Json.complaint(e));
        }
    }

    private static byte[] decode(String source, String part, String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(source + ": its " + part + " is not in base64url");
        }
    }
}
