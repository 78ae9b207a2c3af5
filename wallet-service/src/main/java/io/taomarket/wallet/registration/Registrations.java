package io.taomarket.wallet.registration;

import io.taomarket.contracts.registry.RegistrationRequested;
import io.taomarket.wallet.hotkey.Hotkeys;
import io.taomarket.wallet.ledger.Ledger;
import org.springframework.stereotype.Service;

/** Lets the ledger decide about registrations. */
@Service
class Registrations {

    private final Ledger ledger;
    private final Hotkeys hotkeys;

    Registrations(Ledger ledger, Hotkeys hotkeys) {
        this.ledger = ledger;
        this.hotkeys = hotkeys;
    }

    void decide(RegistrationRequested request) {
        ledger.submit(new DecideRegistration(request, hotkeys.belongs(request.hotkey(), request.accountId())));
    }
}
