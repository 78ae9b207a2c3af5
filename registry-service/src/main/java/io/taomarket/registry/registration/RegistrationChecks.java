package io.taomarket.registry.registration;

import static io.taomarket.registry.registration.RegistrationState.REQUESTED;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.registry.neuron.Slots;
import io.taomarket.registry.subnet.Subnet;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What can be known to stand against a registration before anybody pays for it, in the chain's order. */
@Component
class RegistrationChecks {

    private final Slots slots;
    private final RegistrationRepository registrations;
    private final RegistrationProperties properties;

    RegistrationChecks(Slots slots, RegistrationRepository registrations, RegistrationProperties properties) {
        this.slots = slots;
        this.registrations = registrations;
        this.properties = properties;
    }

    void requirePossible(Subnet subnet, UUID accountId, RegistrationWish wish, long priceRao) {
        var netuid = subnet.netuid();
        var hotkey = wish.hotkey().ss58();
        if (!subnet.rules().registrationAllowed())
            throw conflict("subnet_registration_disabled", "This subnet does not take anybody in now.");
        if (slots.find(netuid, hotkey).isPresent())
            throw conflict("hotkey_already_registered_in_subnet", "This hotkey already has a slot here.");
        if (registrations.existsByNetuidAndHotkeyAndState(netuid, hotkey, REQUESTED))
            throw conflict("hotkey_registration_pending", "A registration of this hotkey waits for its payment.");
        if (subnet.openRegistrations() >= properties.maxOpenPerSubnet()
                || registrations.countByAccountIdAndState(accountId, REQUESTED) >= properties.maxOpenPerAccount())
            throw new Refusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too_many_open_registrations",
                    "Too many registrations wait for their payment; try again in a moment.");
        if (wish.maxBurnRao() != null && priceRao > wish.maxBurnRao())
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "registration_price_limit_exceeded",
                    "A slot costs more than max_burn_rao.",
                    Map.of("price_rao", Long.toString(priceRao)));
    }

    private static Refusal conflict(String code, String message) {
        return new Refusal(HttpStatus.CONFLICT, code, message);
    }
}
