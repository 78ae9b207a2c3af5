package io.taomarket.inference.hold;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The part of wallet-service that we use. */
@HttpExchange("/internal/v1")
interface WalletClient {

    @PostExchange("/holds")
    Hold open(@RequestBody Open request);

    @PostExchange("/holds/{holdId}/top-ups")
    Hold topUp(@PathVariable UUID holdId, @RequestBody TopUp request);

    @PostExchange("/holds/{holdId}/releases")
    void release(@PathVariable UUID holdId, @RequestBody Release request);

    @PostExchange("/heartbeats")
    void heartbeat(@RequestBody Heartbeat request);

    record Open(UUID holdId, UUID accountId, UUID keyId, String replica, long amountRao) {}

    record TopUp(UUID topUpId, long amountRao) {}

    record Release(UUID releaseId, long amountRao) {}

    record Heartbeat(String replica) {}

    /**
     * What wallet says of a hold.
     *
     * @param availableRao what the account could still set aside, where wallet says so
     */
    record Hold(UUID holdId, long amountRao, @Nullable Long availableRao) {}

    /** A problem detail, as far as we read it. */
    record Problem(
            @Nullable String code,
            @Nullable Long availableRao,
            @Nullable Long heldRao) {}
}
