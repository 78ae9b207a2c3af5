package io.taomarket.wallet.account;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.wallet.door.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The operator stops an account and lets it go on; repeating either changes nothing. */
@RestController
@RequestMapping("/api/v1/admin/wallet/accounts/{id}/freeze")
class FreezeController {

    private final Freezes freezes;

    FreezeController(Freezes freezes) {
        this.freezes = freezes;
    }

    @Operation(summary = "Freeze an account: its keys are refused with account_frozen")
    @PostMapping
    Freezes.Freeze freeze(Caller caller, @PathVariable UUID id, @Valid @RequestBody Reason request) {
        caller.requireAdmin();
        return freezes.freeze(id, request.reason(), caller.requestId());
    }

    @Operation(summary = "Let a frozen account go on")
    @DeleteMapping
    Freezes.Freeze thaw(Caller caller, @PathVariable UUID id, @Valid @RequestBody Reason request) {
        caller.requireAdmin();
        return freezes.thaw(id, request.reason(), caller.requestId());
    }

    @Operation(summary = "Whether an account is frozen, why, and what was done to it before")
    @GetMapping
    Freezes.Freeze get(Caller caller, @PathVariable UUID id) {
        caller.requireAdmin();
        return freezes.get(id);
    }

    record Reason(@NotBlank @PlainText @Size(max = 500) String reason) {}
}
