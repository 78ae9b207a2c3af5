package io.taomarket.inference.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.signing.PlatformKey;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** Signs one kind of statement as compact JWS with the platform's Ed25519 key, whose address is the {@code kid}. */
final class Jws {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PlatformKey platform;
    private final JsonMapper mapper;
    private final String header;

    /**
     * @param more of the header, in JSON and after a comma: what kind of statement it is
     */
    Jws(PlatformKey platform, JsonMapper mapper, String more) {
        this.platform = platform;
        this.mapper = mapper;
        var json = "{\"alg\":\"EdDSA\",\"kid\":\"" + platform.address() + "\"" + more + "}";
        this.header = BASE64.encodeToString(json.getBytes(UTF_8));
    }

    String sign(Object statement) {
        var signed = header + "." + BASE64.encodeToString(mapper.writeValueAsBytes(statement));
        return signed + "." + BASE64.encodeToString(platform.signingKey().sign(signed.getBytes(US_ASCII)));
    }
}
