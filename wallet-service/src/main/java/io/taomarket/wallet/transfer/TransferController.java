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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TransferController {

    private final Ledger ledger;
    private final Idempotency idempotency;

    TransferController(Ledger ledger, Idempotency idempotency) {
        this.ledger = ledger;
        this.idempotency = idempotency;
    }

    /** 201 when the money has moved, 200 when it had moved before. */
    @Operation(summary = "Pay another account, once per transfer_id")
    @PostMapping("/api/v1/transfers")
    ResponseEntity<Sent> send(
            Caller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Send request) {
        var from = caller.keyOwner();
        caller.requireScope("wallet:write");
        var amountRao = AskedAmount.rao(request.amountRao(), "amount_rao");
        var command = Pay.transfer(from, request.transferId(), request.toAccount(), amountRao, request.memo());
        return idempotency.remember(caller, "POST /transfers", idempotencyKey, request, Sent.class, () -> {
            var isNew = ledger.submit(command);
            return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(new Sent(request.transferId(), from, request.toAccount(), amountRao, request.memo()));
        });
    }

    record Send(
            @NotNull UUID transferId,
            @NotNull UUID toAccount,
            @Nullable AskedAmount amountRao,
            @Memo @Nullable String memo) {}

    record Sent(
            UUID transferId,
            UUID fromAccount,
            UUID toAccount,
            long amountRao,
            @Nullable String memo) {}
}
