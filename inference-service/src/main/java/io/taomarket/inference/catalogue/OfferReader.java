package io.taomarket.inference.catalogue;

import io.taomarket.chassis.egress.EgressProperties;
import io.taomarket.chassis.egress.EndpointUrl;
import io.taomarket.chassis.egress.InvalidEndpointUrl;
import io.taomarket.chassis.signing.Address;
import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.inference.meter.Price;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes an event apart into offers that can be served; what cannot be called or priced is left out. */
final class OfferReader {

    private static final Logger LOG = LoggerFactory.getLogger(OfferReader.class);

    private final EgressProperties egress;

    OfferReader(EgressProperties egress) {
        this.egress = egress;
    }

    List<Offer> offers(OfferChanged event, Facts facts) {
        if (event.models().isEmpty()) return List.of();
        var miner = Address.parse(event.hotkey());
        if (miner.isEmpty()) return List.of();
        try {
            var endpoint = EndpointUrl.parse(event.url(), egress);
            return event.models().stream()
                    .filter(OfferReader::isPriced)
                    .map(model -> offer(event, model, miner.get(), endpoint, facts))
                    .toList();
        } catch (InvalidEndpointUrl e) {
            LOG.debug("Left out {} of subnet {}: {}", event.hotkey(), event.netuid(), e.getMessage());
            return List.of();
        }
    }

    private static Offer offer(OfferChanged event, ModelOffer model, Address miner, EndpointUrl endpoint, Facts facts) {
        var measured = facts.score(event.netuid(), event.hotkey(), model.model())
                .map(Quality::of)
                .orElse(null);
        return new Offer(
                event.netuid(),
                event.uid(),
                miner,
                event.accountId(),
                event.version(),
                endpoint,
                model.model(),
                price(model),
                model.contextLength(),
                model.maxConcurrency(),
                event.occurredAt(),
                measured,
                model.traits());
    }

    private static Price price(ModelOffer model) {
        var cacheRead = model.traits().cacheReadRaoPerMtok();
        var promptRao = model.promptRaoPerMtok();
        return new Price(
                promptRao,
                model.completionRaoPerMtok(),
                cacheRead == null ? promptRao : Math.min(cacheRead, promptRao));
    }

    private static boolean isPriced(ModelOffer model) {
        return Price.isInRange(model.promptRaoPerMtok())
                && Price.isInRange(model.completionRaoPerMtok())
                && isPriced(model.traits().cacheReadRaoPerMtok());
    }

    private static boolean isPriced(@Nullable Long cacheReadRaoPerMtok) {
        return cacheReadRaoPerMtok == null || Price.isInRange(cacheReadRaoPerMtok);
    }
}
