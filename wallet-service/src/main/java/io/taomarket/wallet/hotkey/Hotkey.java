package io.taomarket.wallet.hotkey;

import io.taomarket.chassis.signing.Scheme;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A signing key that has said which account it belongs to, for ever. */
@Entity
@Immutable
@Table(name = "hotkey")
class Hotkey {

    @Id
    private String address;

    private UUID accountId;

    @Enumerated(EnumType.STRING)
    private Scheme scheme;

    private Instant boundAt;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Hotkey() {}

    String address() {
        return address;
    }

    UUID accountId() {
        return accountId;
    }

    Scheme scheme() {
        return scheme;
    }

    Instant boundAt() {
        return boundAt;
    }
}
