package io.taomarket.registry.offer;

import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.registry.block.Blocks;
import io.taomarket.registry.neuron.Neuron;
import io.taomarket.registry.neuron.Slots;
import io.taomarket.registry.subnet.Subnet;
import io.taomarket.registry.subnet.Subnets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what miners offer. Every change happens under the subnet's lock, so that an offer and its slot agree. */
@Service
public class Offers {

    private final OfferRepository offers;
    private final Subnets subnets;
    private final Slots slots;
    private final Blocks blocks;
    private final OfferProperties properties;
    private final Outbox outbox;
    private final Clock clock;

    Offers(
            OfferRepository offers,
            Subnets subnets,
            Slots slots,
            Blocks blocks,
            OfferProperties properties,
            Outbox outbox,
            Clock clock) {
        this.offers = offers;
        this.subnets = subnets;
        this.slots = slots;
        this.blocks = blocks;
        this.properties = properties;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The miner has lost its slot. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(Subnet subnet, String hotkey) {
        var found = offers.findById(new OfferId(subnet.netuid(), hotkey));
        found.filter(Offer::isLive).ifPresent(this::withdraw);
        found.ifPresent(Offer::forgetPace);
    }

    /** Answers what needs no challenge: an offer that stands already, or its end. Otherwise notes that one is made. */
    @Transactional
    Optional<OfferView> settleWithoutChallenge(int netuid, String hotkey, WishedOffer wish) {
        var subnet = subnets.lock(netuid);
        var miner = requireMiner(netuid, hotkey);
        var found = offers.findById(new OfferId(netuid, hotkey));
        var live = found.filter(Offer::isLive);
        if (live.isPresent() && live.get().isExactly(wish)) return live.map(Offer::view);
        if (wish.isWithdrawal()) return Optional.of(withdrawn(live));
        found.ifPresent(offer -> requirePace(subnet, offer));
        requireRoom(miner, live.isPresent());
        var offer = found.orElseGet(() -> new Offer(netuid, miner, clock.instant()));
        offer.challenged(clock.instant());
        offers.save(offer);
        return Optional.empty();
    }

    /** The address has been proved, so the offer stands. The neuron may have lost its slot meanwhile. */
    @Transactional
    OfferView accept(int netuid, String hotkey, WishedOffer wish) {
        subnets.lock(netuid);
        var miner = requireMiner(netuid, hotkey);
        var offer = offers.findById(new OfferId(netuid, hotkey))
                .orElseThrow(() -> new IllegalStateException("No challenge of " + hotkey));
        if (offer.isExactly(wish)) return offer.view();
        requireRoom(miner, offer.isLive());
        var now = clock.instant();
        offer.serve(miner, wish, blocks.head(), now, now.plus(properties.proofPeriod()));
        outbox.say(offer.changed(now));
        return offer.view();
    }

    @Transactional
    List<Offer> takeDueProofs() {
        var now = clock.instant();
        return offers.takeDue(now, now.plus(properties.proofRetryPause()), properties.proofBatch());
    }

    /** Notes how a repeated proof went; an offer that has changed meanwhile has been proved anew and is left alone. */
    @Transactional
    void note(Offer due, Proof proof) {
        subnets.lock(due.netuid());
        var current = offers.findById(new OfferId(due.netuid(), due.hotkey()))
                .filter(offer -> offer.isLive() && offer.offerVersion() == due.offerVersion());
        if (current.isEmpty()) return;
        var offer = current.get();
        switch (proof) {
            case Proof.Given _ -> offer.proved(clock.instant(), clock.instant().plus(properties.proofPeriod()));
            case Proof.Missing _ -> {
                offer.proofFailed();
                if (offer.failedProofs() >= properties.proofTries()) withdraw(offer);
            }
        }
    }

    private OfferView withdrawn(Optional<Offer> live) {
        var offer = live.orElseThrow(
                () -> new Refusal(HttpStatus.CONFLICT, "nothing_offered", "There is no offer to withdraw."));
        withdraw(offer);
        return offer.view();
    }

    private void withdraw(Offer offer) {
        offer.withdraw();
        outbox.say(offer.changed(clock.instant()));
    }

    private Neuron requireMiner(int netuid, String hotkey) {
        return slots.find(netuid, hotkey)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND, "hotkey_not_registered_in_subnet", "This hotkey has no slot here."));
    }

    private void requirePace(Subnet subnet, Offer offer) {
        var servedAt = offer.servedAtBlock();
        var pauseBlocks = subnet.rules().servingRateLimitBlocks();
        if (servedAt != null && blocks.head() - servedAt < pauseBlocks)
            throw tooFast("serving_rate_limit_exceeded", "An offer may change once in " + pauseBlocks + " blocks.");
        if (clock.instant().isBefore(offer.challengedAt().plus(properties.challengePause())))
            throw tooFast("challenge_rate_limit_exceeded", "The endpoint was challenged a moment ago; wait a little.");
    }

    private void requireRoom(Neuron miner, boolean isLiveAlready) {
        var max = properties.maxLivePerAccount();
        if (!isLiveAlready && offers.countLive(miner.accountId()) >= max)
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "endpoint_limit_reached",
                    "An account may have at most " + max + " endpoints.",
                    Map.of("limit", max));
    }

    private static Refusal tooFast(String code, String message) {
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, code, message);
    }
}
