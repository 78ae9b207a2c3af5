package io.taomarket.wallet.account;

import static java.time.temporal.ChronoUnit.MICROS;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who owns money: a customer, a miner, a validator, or all of them. */
@Entity
@Table(name = "account")
class Account {

    @Id
    private UUID id;

    private String name;
    private Instant createdAt;
    private @Nullable Instant frozenAt;
    private @Nullable String frozenReason;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Account() {}

    Account(String name, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.name = name;
        this.createdAt = createdAt.truncatedTo(MICROS); // as the database keeps it
    }

    /** True when it was not frozen before. */
    boolean freeze(String reason, Instant now) {
        if (frozenAt != null) return false;
        frozenAt = now.truncatedTo(MICROS);
        frozenReason = reason;
        return true;
    }

    /** True when it was frozen before. */
    boolean thaw() {
        if (frozenAt == null) return false;
        frozenAt = null;
        frozenReason = null;
        return true;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant frozenAt() {
        return frozenAt;
    }

    @Nullable
    String frozenReason() {
        return frozenReason;
    }
}
