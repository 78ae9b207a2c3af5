package io.taomarket.inference.catalogue;

import io.taomarket.chassis.egress.EndpointUrl;
import io.taomarket.chassis.signing.Address;
import io.taomarket.inference.meter.Price;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One miner's offer of one model.
 *
 * @param miner the hotkey that is paid, and to which our calls are addressed
 * @param accountId the miner's account
 * @param version of the prices
 * @param contextLength most tokens of a request, prompt and completion together
 * @param measured what validators have found, if any have looked yet
 */
public record Offer(
        int netuid,
        int uid,
        Address miner,
        UUID accountId,
        long version,
        EndpointUrl endpoint,
        String model,
        Price price,
        int contextLength,
        int maxConcurrency,
        Instant offeredAt,
        @Nullable Quality measured) {

    public String hotkey() {
        return miner.ss58();
    }

    public Optional<Quality> quality() {
        return Optional.ofNullable(measured);
    }
}
