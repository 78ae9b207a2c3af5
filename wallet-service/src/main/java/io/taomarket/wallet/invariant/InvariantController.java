package io.taomarket.wallet.invariant;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.wallet.invariant.Verifications.Progress;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books, examined for the operator. */
@RestController
@RequestMapping("/api/v1/admin/wallet")
class InvariantController {

    private final Invariants invariants;
    private final Verifications verifications;
    private final Clock clock;

    InvariantController(Invariants invariants, Verifications verifications, Clock clock) {
        this.invariants = invariants;
        this.verifications = verifications;
        this.clock = clock;
    }

    @Operation(summary = "Check on one snapshot what must always be true of the money; scope=new: what came of late")
    @GetMapping("/invariants")
    Report check(Caller caller, @RequestParam(name = "scope", defaultValue = "everything") String text) {
        caller.requireAdmin();
        var scope = Scope.of(text);
        return Report.of(clock.instant(), scope, invariants.check(scope), null);
    }

    @Operation(summary = "Verify everything, seals too; 202 when it takes longer, then ask for it by its id")
    @PostMapping("/verifications")
    ResponseEntity<Progress> begin(Caller caller) {
        caller.requireAdmin();
        return answer(verifications.begin());
    }

    @Operation(summary = "What a verification has found; 202 while it is running")
    @GetMapping("/verifications/{id}")
    ResponseEntity<Progress> get(Caller caller, @PathVariable UUID id) {
        caller.requireAdmin();
        return answer(verifications.get(id));
    }

    private static ResponseEntity<Progress> answer(Progress progress) {
        return ResponseEntity.status(progress.done() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(progress);
    }
}
