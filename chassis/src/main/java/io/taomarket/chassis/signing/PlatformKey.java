package io.taomarket.chassis.signing;

/** The platform's own key: it signs our calls to miners, and it is the receiver of calls that are signed for us. */
public record PlatformKey(SigningKey signingKey) {

    public Address address() {
        return signingKey.address();
    }
}
