package io.taomarket.chassis.egress;

import java.util.Map;
import java.util.Optional;

/**
 * What an endpoint answered: hostile until checked.
 *
 * @param headers by lower-case name; of a repeated header only the first
 */
public record OutboundResponse(int status, Map<String, String> headers, byte[] body) {

    /** The value of a header, whose name is given in lower case. */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }
}
