package io.taomarket.registry.offer;

import io.taomarket.chassis.egress.EndpointUrl;
import jakarta.persistence.Embeddable;

/** Where a miner is reached, kept in the parts it was once taken apart into. */
@Embeddable
record Endpoint(String scheme, String host, int port, String basePath) {

    static Endpoint of(EndpointUrl url) {
        return new Endpoint(url.scheme(), url.host(), url.port(), url.basePath());
    }

    EndpointUrl url() {
        return new EndpointUrl(scheme, host, port, basePath);
    }
}
