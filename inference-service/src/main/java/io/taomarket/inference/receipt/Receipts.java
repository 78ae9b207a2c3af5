package io.taomarket.inference.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.signing.PlatformKey;
import java.util.Base64;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Signs receipts as compact JWS with the platform's Ed25519 key, whose address is the {@code kid}. */
@Component
public class Receipts {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PlatformKey platform;
    private final JsonMapper mapper;
    private final String header;

    Receipts(PlatformKey platform, JsonMapper mapper) {
        this.platform = platform;
        this.mapper = mapper;
        this.header =
                BASE64.encodeToString(("{\"alg\":\"EdDSA\",\"kid\":\"" + platform.address() + "\"}").getBytes(UTF_8));
    }

    public String sign(Receipt receipt) {
        var signed = header + "." + BASE64.encodeToString(mapper.writeValueAsBytes(receipt));
        return signed + "." + BASE64.encodeToString(platform.signingKey().sign(signed.getBytes(US_ASCII)));
    }
}
