package io.taomarket.inference.catalogue;

import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.contracts.scoring.ScoreChanged;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The newest state of everything the catalogue is made of. Older news that arrives late changes nothing. */
final class Facts {

    private final Map<Integer, SubnetChanged> subnets = new HashMap<>();
    private final Map<String, NeuronChanged> neurons = new HashMap<>();
    private final Map<String, OfferChanged> offers = new HashMap<>();
    private final Map<String, ScoreChanged> scores = new HashMap<>();
    private final Map<String, Seen> everOffered = new HashMap<>();

    void learn(SubnetChanged subnet) {
        subnets.merge(subnet.netuid(), subnet, (old, news) -> news.version() > old.version() ? news : old);
    }

    void learn(NeuronChanged neuron) {
        neurons.merge(neuron.key(), neuron, (old, news) -> news.version() > old.version() ? news : old);
    }

    void learn(OfferChanged offer) {
        offers.merge(offer.key(), offer, (old, news) -> news.version() > old.version() ? news : old);
        for (var model : offer.models())
            everOffered.merge(model.model(), new Seen(offer.netuid(), offer.occurredAt()), Seen::earlier);
    }

    void learn(ScoreChanged score) {
        scores.merge(score.key(), score, (old, news) -> news.version() > old.version() ? news : old);
        everOffered.merge(score.model(), new Seen(score.netuid(), score.occurredAt()), Seen::earlier);
    }

    Collection<OfferChanged> offers() {
        return offers.values();
    }

    Map<String, Seen> everOffered() {
        return everOffered;
    }

    Optional<String> subnetName(int netuid) {
        return Optional.ofNullable(subnets.get(netuid)).map(SubnetChanged::name);
    }

    Optional<ScoreChanged> score(int netuid, String hotkey, String model) {
        return Optional.ofNullable(scores.get(netuid + "/" + hotkey + "/" + model));
    }

    /** Whether the slot has passed to somebody else, whose offer has not come yet. */
    boolean isReplaced(OfferChanged offer) {
        var holder = neurons.get(offer.netuid() + "/" + offer.uid());
        return holder != null && !holder.hotkey().equals(offer.hotkey());
    }

    /** Where and when a model was first heard of. */
    record Seen(int netuid, Instant at) {

        static Seen earlier(Seen one, Seen other) {
            return other.at().isBefore(one.at()) ? other : one;
        }
    }
}
