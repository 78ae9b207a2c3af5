package io.taomarket.inference.catalogue;

import io.taomarket.chassis.egress.EndpointUrl;
import io.taomarket.chassis.signing.Address;
import io.taomarket.contracts.registry.OfferTraits;
import io.taomarket.inference.meter.Price;
import java.time.Instant;
import java.util.List;
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
 * @param traits what the miner declares about how it serves
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
        @Nullable Quality measured,
        OfferTraits traits) {

    /** Whether a request may use this parameter there. */
    public boolean supports(String parameter) {
        var declared = traits.supportedParameters();
        return declared.isEmpty() ? Parameters.isPlain(parameter) : declared.contains(parameter);
    }

    /** The parameters that it takes, of a model that is asked through this surface. */
    public List<String> supportedParameters(Surface surface) {
        return traits.supportedParameters().isEmpty() ? Parameters.plain(surface) : traits.supportedParameters();
    }

    public String hotkey() {
        return miner.ss58();
    }

    public Optional<Quality> quality() {
        return Optional.ofNullable(measured);
    }
}
