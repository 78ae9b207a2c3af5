package io.taomarket.registry.registration;

import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.contracts.wallet.RegistrationDeclined;
import io.taomarket.contracts.wallet.RegistrationPaid;
import io.taomarket.registry.block.Blocks;
import io.taomarket.registry.neuron.Slots;
import io.taomarket.registry.offer.Offers;
import io.taomarket.registry.subnet.Subnets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes wishes for slots, has wallet collect the price, and gives out the slot once it is paid. */
@Service
class Registrations {

    private static final Logger LOG = LoggerFactory.getLogger(Registrations.class);

    private final RegistrationRepository registrations;
    private final RegistrationChecks checks;
    private final Subnets subnets;
    private final Slots slots;
    private final Offers offers;
    private final Blocks blocks;
    private final Outbox outbox;
    private final Clock clock;

    Registrations(
            RegistrationRepository registrations,
            RegistrationChecks checks,
            Subnets subnets,
            Slots slots,
            Offers offers,
            Blocks blocks,
            Outbox outbox,
            Clock clock) {
        this.registrations = registrations;
        this.checks = checks;
        this.subnets = subnets;
        this.slots = slots;
        this.offers = offers;
        this.blocks = blocks;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Asks wallet for the price of now, within the key's limit, or finds the same wish made before. */
    @Transactional
    RegistrationView request(UUID accountId, Optional<UUID> limitedKey, int netuid, RegistrationWish wish) {
        if (netuid == 0)
            throw new Refusal(
                    HttpStatus.NOT_FOUND,
                    "registration_not_permitted_on_root_subnet",
                    "Root has no slots to register for.");
        var subnet = subnets.lock(netuid);
        var earlier = registrations.findById(wish.registrationId());
        if (earlier.isPresent()) return repeated(earlier.get(), accountId, netuid, wish);
        var priceRao = subnet.nextPriceRao(blocks.head());
        checks.requirePossible(subnet, accountId, wish, priceRao);
        var registration = save(new Registration(netuid, accountId, wish, priceRao, clock.instant()));
        subnet.registrationOpened();
        outbox.say(registration.requested(limitedKey));
        return registration.view();
    }

    /** Only the account that asked for it finds it. */
    RegistrationView find(UUID accountId, int netuid, UUID registrationId) {
        return registrations
                .findByRegistrationIdAndNetuidAndAccountId(registrationId, netuid, accountId)
                .map(Registration::view)
                .orElseThrow(() ->
                        new Refusal(HttpStatus.NOT_FOUND, "registration_not_found", "There is no such registration."));
    }

    /** Gives out the slot; a payment that is heard twice gives one. */
    @Transactional
    void complete(RegistrationPaid paid) {
        var subnet = subnets.lock(paid.netuid());
        var registration = requireKnown(paid.registrationId());
        if (registration.state() == RegistrationState.REGISTERED) return;
        var block = blocks.head();
        var slot = slots.assign(subnet, registration.hotkey(), registration.accountId(), block);
        registration.registered(slot.uid(), block);
        subnet.registrationPaid(block);
        if (slot.replacedHotkey() != null) offers.withdraw(subnet, slot.replacedHotkey());
        LOG.info("{} holds slot {} of subnet {}", registration.hotkey(), slot.uid(), subnet.netuid());
    }

    @Transactional
    void decline(RegistrationDeclined declined) {
        var subnet = subnets.lock(declined.netuid());
        var registration = requireKnown(declined.registrationId());
        if (registration.state() != RegistrationState.REQUESTED) return;
        registration.declined(declined.code());
        subnet.registrationDeclined();
    }

    private Registration save(Registration registration) {
        try {
            return registrations.saveAndFlush(registration);
        } catch (DataIntegrityViolationException _) {
            throw idInUse(); // by a request for another subnet, at the same moment
        }
    }

    private Registration requireKnown(UUID registrationId) {
        return registrations
                .findById(registrationId)
                .orElseThrow(() -> new IllegalStateException("No registration " + registrationId));
    }

    private static RegistrationView repeated(Registration earlier, UUID accountId, int netuid, RegistrationWish wish) {
        if (!earlier.isOf(accountId)) throw idInUse();
        if (earlier.isSameWish(netuid, wish)) return earlier.view();
        throw new Refusal(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "registration_id_reused",
                "This registration_id stands for another registration; use a new one.");
    }

    private static Refusal idInUse() {
        return new Refusal(
                HttpStatus.CONFLICT, "registration_id_in_use", "This registration_id is taken; use a new one.");
    }
}
