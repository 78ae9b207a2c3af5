package io.taomarket.wallet.registration;

import static java.time.ZoneOffset.UTC;

import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.contracts.registry.RegistrationRequested;
import io.taomarket.contracts.wallet.RegistrationDeclined;
import io.taomarket.contracts.wallet.RegistrationPaid;
import io.taomarket.wallet.hotkey.Hotkeys;
import io.taomarket.wallet.ledger.Book;
import io.taomarket.wallet.ledger.Code;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Transfer;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the price of a slot and recycles it, or says why not; decided once per registration. */
@Service
class Registrations {

    private final Ledger ledger;
    private final Hotkeys hotkeys;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Clock clock;

    Registrations(Ledger ledger, Hotkeys hotkeys, Outbox outbox, JdbcClient jdbc, Clock clock) {
        this.ledger = ledger;
        this.hotkeys = hotkeys;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    void decide(RegistrationRequested request) {
        var book = ledger.lock(Ledger.ISSUANCE, request.accountId());
        var obstacle = obstacle(book, request);
        if (!isNew(request, obstacle.orElse(null))) return;
        if (obstacle.isPresent()) {
            decline(request, obstacle.get());
            return;
        }
        pay(book, request);
    }

    private Optional<String> obstacle(Book book, RegistrationRequested request) {
        if (!book.has(request.accountId())) return Optional.of("account_not_found");
        if (!hotkeys.belongs(request.hotkey(), request.accountId())) return Optional.of("hotkey_not_owned");
        if (book.availableRao(request.accountId()) < request.priceRao()) return Optional.of("insufficient_funds");
        return Optional.empty();
    }

    private boolean isNew(RegistrationRequested request, @Nullable String declinedCode) {
        return jdbc.sql("""
                insert into registration_payment (registration_id, account_id, paid_rao, declined_code, decided_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
                        .param(request.registrationId())
                        .param(request.accountId())
                        .param(declinedCode == null ? request.priceRao() : null)
                        .param(declinedCode)
                        .param(clock.instant().atOffset(UTC))
                        .update()
                == 1;
    }

    private void pay(Book book, RegistrationRequested request) {
        if (request.priceRao() > 0) {
            book.post(Transfer.of(
                    DerivedId.of("registration", request.registrationId()),
                    Code.REGISTRATION,
                    request.accountId(),
                    Ledger.ISSUANCE,
                    request.priceRao(),
                    request.registrationId().toString()));
            ledger.write(book);
        }
        outbox.say(new RegistrationPaid(
                DerivedId.of("registration-paid", request.registrationId()),
                clock.instant(),
                request.registrationId(),
                request.netuid(),
                request.accountId(),
                request.hotkey(),
                request.priceRao()));
    }

    private void decline(RegistrationRequested request, String code) {
        outbox.say(new RegistrationDeclined(
                DerivedId.of("registration-declined", request.registrationId()),
                clock.instant(),
                request.registrationId(),
                request.netuid(),
                code));
    }
}
