package io.taomarket.gateway.platform;

import io.taomarket.chassis.signing.PlatformKey;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the platform is: the receiver of signed requests, the signer of receipts. */
@RestController
class PlatformController {

    private final PlatformProperties properties;
    private final PlatformKey key;
    private final ChainHead head;

    PlatformController(PlatformProperties properties, PlatformKey key, ChainHead head) {
        this.properties = properties;
        this.key = key;
        this.head = head;
    }

    @GetMapping("/api/v1/platform")
    Platform platform() {
        var links = new LinkedHashMap<String, String>();
        links.put("docs", "/docs");
        links.put("openapi", "/api/v1/openapi.json");
        links.put("models", "/v1/models");
        links.put("subnets", "/api/v1/subnets");
        links.put("supply", "/api/v1/supply");
        return new Platform(
                properties.name(),
                properties.version(),
                key.address().ss58(),
                HexFormat.of().formatHex(key.address().publicKey()),
                head.height().orElse(null),
                links);
    }

    /**
     * @param address the platform's key in SS58 form: X-Tao-Receiver of signed requests
     * @param publicKey the same key, 32 bytes in hex: verifies receipts
     * @param block height of the chain, while it is known
     */
    record Platform(
            String name,
            String version,
            String address,
            String publicKey,
            @Nullable Long block,
            Map<String, String> links) {}
}
