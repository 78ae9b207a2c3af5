package io.taomarket.chassis.egress;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call to an endpoint. Exactly these headers are sent, besides Host, Content-Length and Connection.
 *
 * @param target the request target, from {@link EndpointUrl#target}
 * @param body null for a request without one
 */
public record OutboundRequest(
        String method, EndpointUrl endpoint, String target, Map<String, String> headers, byte @Nullable [] body) {

    /** A GET of a path below the endpoint. */
    public static OutboundRequest get(EndpointUrl endpoint, String pathAndQuery, Map<String, String> headers) {
        return new OutboundRequest("GET", endpoint, endpoint.target(pathAndQuery), headers, null);
    }

    /** A POST to a path below the endpoint. */
    public static OutboundRequest post(
            EndpointUrl endpoint, String pathAndQuery, Map<String, String> headers, byte[] body) {
        return new OutboundRequest("POST", endpoint, endpoint.target(pathAndQuery), headers, body);
    }
}
