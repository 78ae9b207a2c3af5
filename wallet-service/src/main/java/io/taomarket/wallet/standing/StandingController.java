package io.taomarket.wallet.standing;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.wallet.ledger.AskedAmount;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Sheet;
import io.taomarket.wallet.ledger.Standing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the operator; each of these may be repeated. */
@RestController
@RequestMapping("/api/v1/admin/wallet/accounts/{accountId}")
class StandingController {

    private static final Logger LOG = LoggerFactory.getLogger(StandingController.class);

    private final Ledger ledger;

    StandingController(Ledger ledger) {
        this.ledger = ledger;
    }

    @Operation(summary = "Freeze an account (money may come in, none may leave), open it again, or close it for ever")
    @PutMapping("/standing")
    AccountStanding change(Caller caller, @PathVariable UUID accountId, @Valid @RequestBody Change request) {
        caller.requireAdmin();
        var sheet = ledger.submit(new ChangeStanding(accountId, request.standing()));
        LOG.info("Account {} is {}", accountId, sheet.standing());
        return AccountStanding.of(sheet);
    }

    @Operation(summary = "Keep so much in an account that nothing may take")
    @PutMapping("/reserve")
    AccountStanding reserve(Caller caller, @PathVariable UUID accountId, @Valid @RequestBody Reserve request) {
        caller.requireAdmin();
        var reserveRao = AskedAmount.rao(request.minAvailableRao(), "min_available_rao");
        return AccountStanding.of(ledger.submit(new KeepReserve(accountId, reserveRao)));
    }

    @Operation(summary = "Let an account spend all that it has")
    @DeleteMapping("/reserve")
    AccountStanding noReserve(Caller caller, @PathVariable UUID accountId) {
        caller.requireAdmin();
        return AccountStanding.of(ledger.submit(new KeepReserve(accountId, 0)));
    }

    record Change(@NotNull Standing standing) {}

    record Reserve(@NotNull AskedAmount minAvailableRao) {}

    record AccountStanding(UUID accountId, Standing standing, long minAvailableRao, long postedRao, long heldRao) {

        static AccountStanding of(Sheet sheet) {
            return new AccountStanding(
                    sheet.publicId(), sheet.standing(), sheet.minAvailableRao(), sheet.postedRao(), sheet.heldRao());
        }
    }
}
