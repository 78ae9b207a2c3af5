package io.taomarket.wallet.invariant;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.wallet.invariant.Invariant.Checked;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InvariantController {

    private final Invariants invariants;
    private final Clock clock;

    InvariantController(Invariants invariants, Clock clock) {
        this.invariants = invariants;
        this.clock = clock;
    }

    @Operation(summary = "Check on one snapshot what must always be true of the money")
    @GetMapping("/api/v1/admin/wallet/invariants")
    Report check(Caller caller) {
        caller.requireAdmin();
        var checks = invariants.check();
        return new Report(clock.instant(), checks.stream().allMatch(Checked::holds), checks);
    }

    record Report(Instant checkedAt, boolean holds, List<Checked> checks) {}
}
