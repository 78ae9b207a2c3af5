package io.taomarket.scoring.metagraph;

import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.contracts.wallet.StakeChanged;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes over what is news. Every event holds a whole state with a version, so the highest version is the present. */
@Service
class Projections {

    private final SubnetRepository subnets;
    private final NeuronRepository neurons;
    private final OfferRepository offers;
    private final StakeRepository stakes;

    Projections(SubnetRepository subnets, NeuronRepository neurons, OfferRepository offers, StakeRepository stakes) {
        this.subnets = subnets;
        this.neurons = neurons;
        this.offers = offers;
        this.stakes = stakes;
    }

    @Transactional
    void take(SubnetChanged event) {
        subnets.put(event);
    }

    @Transactional
    void take(OfferChanged event) {
        offers.put(event);
    }

    @Transactional
    void take(StakeChanged event) {
        stakes.put(event);
    }

    /** A later registration is a new holder, who inherits neither weights nor bonds nor opinions. */
    @Transactional
    void take(NeuronChanged event) {
        var holder = neurons.holder(event.netuid(), event.uid());
        if (holder.isEmpty()) {
            neurons.insert(event);
            return;
        }
        if (holder.get().version() >= event.version()) return;
        neurons.update(event);
        if (event.registeredAtBlock() <= holder.get().registeredAtBlock()) return;
        neurons.clear(event.netuid(), event.uid());
        neurons.forgetOpinionsOf(event.netuid(), event.uid());
    }
}
