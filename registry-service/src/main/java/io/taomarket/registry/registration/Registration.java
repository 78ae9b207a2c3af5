package io.taomarket.registry.registration;

import io.taomarket.contracts.registry.RegistrationRequested;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody's wish for a slot at a price; paid or declined once, and never changed after that. */
@Entity
class Registration {

    @Id
    private UUID registrationId;

    @Version
    private @Nullable Long version;

    private int netuid;
    private UUID accountId;
    private String hotkey;
    private @Nullable Long maxBurnRao;
    private long priceRao;

    @Enumerated(EnumType.STRING)
    private RegistrationState state;

    private @Nullable String code;
    private @Nullable Integer uid;
    private @Nullable Long block;
    private Instant requestedAt;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Registration() {}

    Registration(int netuid, UUID accountId, RegistrationWish wish, long priceRao, Instant now) {
        this.registrationId = wish.registrationId();
        this.netuid = netuid;
        this.accountId = accountId;
        this.hotkey = wish.hotkey().ss58();
        this.maxBurnRao = wish.maxBurnRao();
        this.priceRao = priceRao;
        this.state = RegistrationState.REQUESTED;
        this.requestedAt = now;
    }

    int netuid() {
        return netuid;
    }

    UUID accountId() {
        return accountId;
    }

    String hotkey() {
        return hotkey;
    }

    RegistrationState state() {
        return state;
    }

    boolean isOf(UUID otherAccountId) {
        return accountId.equals(otherAccountId);
    }

    boolean isSameWish(int otherNetuid, RegistrationWish wish) {
        return netuid == otherNetuid && hotkey.equals(wish.hotkey().ss58());
    }

    void registered(int givenUid, long atBlock) {
        requireOpen();
        state = RegistrationState.REGISTERED;
        uid = givenUid;
        block = atBlock;
    }

    void declined(String reason) {
        requireOpen();
        state = RegistrationState.DECLINED;
        code = reason;
    }

    RegistrationRequested requested(Optional<UUID> limitedKey) {
        return new RegistrationRequested(
                UUID.randomUUID(),
                requestedAt,
                registrationId,
                netuid,
                accountId,
                hotkey,
                priceRao,
                limitedKey.orElse(null));
    }

    RegistrationView view() {
        return new RegistrationView(
                registrationId, netuid, hotkey, state, priceRao, maxBurnRao, uid, block, code, requestedAt);
    }

    private void requireOpen() {
        if (state != RegistrationState.REQUESTED)
            throw new IllegalStateException("Registration " + registrationId + " is already " + state);
    }
}
