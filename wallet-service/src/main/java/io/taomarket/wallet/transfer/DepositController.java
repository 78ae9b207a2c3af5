package io.taomarket.wallet.transfer;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.idempotency.Idempotency;
import io.taomarket.wallet.ledger.AskedAmount;
import io.taomarket.wallet.ledger.Ledger;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The operator sells TAO: from the treasury to an account. */
@RestController
class DepositController {

    private static final Logger LOG = LoggerFactory.getLogger(DepositController.class);

    private final Ledger ledger;
    private final Idempotency idempotency;

    DepositController(Ledger ledger, Idempotency idempotency) {
        this.ledger = ledger;
        this.idempotency = idempotency;
    }

    /** 201 also when the deposit was made before: the operator may simply repeat. */
    @Operation(summary = "Sell TAO of the treasury to an account, once per deposit_id")
    @PostMapping("/api/v1/admin/wallet/deposits")
    ResponseEntity<Deposited> deposit(
            Caller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Deposit request) {
        caller.requireAdmin();
        var amountRao = AskedAmount.rao(request.amountRao(), "amount_rao");
        var command = Pay.deposit(request.depositId(), request.accountId(), amountRao, request.memo());
        return idempotency.remember(
                caller, "POST /admin/wallet/deposits", idempotencyKey, request, Deposited.class, () -> {
                    var isNew = ledger.submit(command);
                    if (isNew) LOG.info("Deposited {} rao to account {}", amountRao, request.accountId());
                    return ResponseEntity.status(HttpStatus.CREATED)
                            .body(new Deposited(request.depositId(), request.accountId(), amountRao, request.memo()));
                });
    }

    record Deposit(
            @NotNull UUID depositId,
            @NotNull UUID accountId,
            @Nullable AskedAmount amountRao,
            @Memo @Nullable String memo) {}

    record Deposited(
            UUID depositId,
            UUID accountId,
            long amountRao,
            @Nullable String memo) {}
}
