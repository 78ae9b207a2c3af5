package io.taomarket.wallet.standing;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.wallet.door.PlainText;
import io.taomarket.wallet.ledger.AskedAmount;
import io.taomarket.wallet.standing.Audited.Action;
import io.taomarket.wallet.standing.Standings.AccountStanding;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the operator; each of these may be repeated. */
@RestController
@RequestMapping("/api/v1/admin/wallet/accounts/{accountId}")
class StandingController {

    private static final Logger LOG = LoggerFactory.getLogger(StandingController.class);

    private final Standings standings;

    StandingController(Standings standings) {
        this.standings = standings;
    }

    @Operation(summary = "Whether an account is open, frozen or closed, why, and what was done to it before")
    @GetMapping("/standing")
    AccountStanding get(Caller caller, @PathVariable UUID accountId) {
        caller.requireAdmin();
        return standings.get(accountId);
    }

    @Operation(summary = "Freeze an account: money may come in, none may leave, and its keys are refused")
    @PostMapping("/freeze")
    AccountStanding freeze(Caller caller, @PathVariable UUID accountId, @Valid @RequestBody Reason request) {
        return change(caller, Action.FREEZE, accountId, request);
    }

    @Operation(summary = "Let a frozen account go on")
    @PostMapping("/unfreeze")
    AccountStanding unfreeze(Caller caller, @PathVariable UUID accountId, @Valid @RequestBody Reason request) {
        return change(caller, Action.UNFREEZE, accountId, request);
    }

    @Operation(summary = "Close an account for ever, when nothing is left in it")
    @PostMapping("/close")
    AccountStanding close(Caller caller, @PathVariable UUID accountId, @Valid @RequestBody Reason request) {
        return change(caller, Action.CLOSE, accountId, request);
    }

    @Operation(summary = "Keep so much in an account that nothing may take")
    @PutMapping("/reserve")
    AccountStanding reserve(Caller caller, @PathVariable UUID accountId, @Valid @RequestBody Reserve request) {
        caller.requireAdmin();
        return standings.reserve(accountId, AskedAmount.rao(request.minAvailableRao(), "min_available_rao"));
    }

    @Operation(summary = "Let an account spend all that it has")
    @DeleteMapping("/reserve")
    AccountStanding noReserve(Caller caller, @PathVariable UUID accountId) {
        caller.requireAdmin();
        return standings.reserve(accountId, 0);
    }

    private AccountStanding change(Caller caller, Action action, UUID accountId, Reason request) {
        caller.requireAdmin();
        var standing = standings.change(action, accountId, request.reason(), caller.requestId());
        LOG.info("Account {} is {}", accountId, standing.standing());
        return standing;
    }

    record Reason(@NotBlank @PlainText @Size(max = 500) String reason) {}

    record Reserve(@NotNull AskedAmount minAvailableRao) {}
}
