package io.taomarket.inference.receipt;

import io.taomarket.chassis.signing.PlatformKey;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Signs receipts. */
@Component
public class Receipts {

    private final Jws jws;

    Receipts(PlatformKey platform, JsonMapper mapper) {
        this.jws = new Jws(platform, mapper, "");
    }

    /** The receipt as compact JWS. */
    public String sign(Receipt receipt) {
        return jws.sign(receipt);
    }
}
