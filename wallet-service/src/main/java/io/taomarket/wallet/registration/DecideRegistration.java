package io.taomarket.wallet.registration;

import io.taomarket.contracts.registry.RegistrationRequested;
import io.taomarket.contracts.wallet.RegistrationDeclined;
import io.taomarket.contracts.wallet.RegistrationPaid;
import io.taomarket.wallet.hold.KeyRoom;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Code;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.ledger.Transfer;
import java.util.Optional;

/**
 * Takes the price of a slot and recycles it, or says why not; decided once per registration, false when it was before.
 *
 * @param ownsHotkey whether the account has bound the hotkey
 */
public record DecideRegistration(RegistrationRequested request, boolean ownsHotkey) implements Command<Boolean> {

    @Override
    public Reads reads() {
        var reads = Reads.of(Ledger.ISSUANCE, request.accountId()).record(Decision.REGISTER, request.registrationId());
        return request.keyId() == null ? reads : KeyRoom.reads(reads, request.accountId(), request.keyId());
    }

    @Override
    public Boolean apply(Books books) {
        if (books.find(Decision.REGISTER, request.registrationId()).isPresent()) return false;
        obstacle(books).ifPresentOrElse(code -> decline(books, code), () -> pay(books));
        return true;
    }

    private Optional<String> obstacle(Books books) {
        if (!books.has(request.accountId())) return Optional.of("account_not_found");
        if (!ownsHotkey) return Optional.of("hotkey_not_owned");
        if (books.availableRao(request.accountId()) < request.priceRao()) return Optional.of("insufficient_funds");
        if (!keyMayPay(books)) return Optional.of("key_limit_exceeded");
        return Optional.empty();
    }

    private boolean keyMayPay(Books books) {
        return request.keyId() == null || KeyRoom.has(books, request.accountId(), request.keyId(), request.priceRao());
    }

    private void pay(Books books) {
        if (request.keyId() != null) KeyRoom.spend(books, request.accountId(), request.keyId(), request.priceRao());
        if (request.priceRao() > 0)
            books.post(Transfer.of(
                    DerivedId.of("registration", request.registrationId()),
                    Code.REGISTRATION,
                    request.accountId(),
                    Ledger.ISSUANCE,
                    request.priceRao(),
                    request.registrationId().toString()));
        books.put(
                Decision.REGISTER,
                new Decision(request.registrationId(), request.accountId(), request.priceRao(), null));
        books.say(new RegistrationPaid(
                DerivedId.of("registration-paid", request.registrationId()),
                books.time(),
                request.registrationId(),
                request.netuid(),
                request.accountId(),
                request.hotkey(),
                request.priceRao()));
    }

    private void decline(Books books, String code) {
        books.put(Decision.REGISTER, new Decision(request.registrationId(), request.accountId(), null, code));
        books.say(new RegistrationDeclined(
                DerivedId.of("registration-declined", request.registrationId()),
                books.time(),
                request.registrationId(),
                request.netuid(),
                code));
    }
}
