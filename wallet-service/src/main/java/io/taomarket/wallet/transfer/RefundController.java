package io.taomarket.wallet.transfer;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.idempotency.Idempotency;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.hold.ByKey;
import io.taomarket.wallet.ledger.AskedAmount;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Transfer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Money goes back: by whoever received it, or by the operator. */
@RestController
class RefundController {

    private static final Logger LOG = LoggerFactory.getLogger(RefundController.class);

    private final Ledger ledger;
    private final TransferRepository transfers;
    private final Idempotency idempotency;

    RefundController(Ledger ledger, TransferRepository transfers, Idempotency idempotency) {
        this.ledger = ledger;
        this.transfers = transfers;
        this.idempotency = idempotency;
    }

    /** 201 when the money has moved, 200 when it had moved before. */
    @Operation(summary = "Give back some or all of what was received, once per refund_id")
    @PostMapping("/api/v1/refunds")
    ResponseEntity<Given> refund(
            Caller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody GiveBack request) {
        var receiver = caller.keyOwner();
        caller.requireScope("wallet:write");
        var original = original(request);
        if (!original.creditId().equals(receiver)) throw notFound();
        return give(caller, "POST /refunds", idempotencyKey, request, original, caller.limitedKey());
    }

    @Operation(summary = "Give back some or all of a transfer for the account that received it")
    @PostMapping("/api/v1/admin/wallet/refunds")
    ResponseEntity<Given> refundForAnother(
            Caller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody GiveBack request) {
        caller.requireAdmin();
        var original = original(request);
        LOG.info("Refund {} of transfer {} is asked for by the operator", request.refundId(), original.id());
        return give(caller, "POST /admin/wallet/refunds", idempotencyKey, request, original, Optional.empty());
    }

    private ResponseEntity<Given> give(
            Caller caller,
            String route,
            @Nullable String key,
            GiveBack request,
            Transfer original,
            Optional<UUID> limitedKey) {
        var askedRao = request.amountRao() == null ? null : (Long) AskedAmount.rao(request.amountRao(), "amount_rao");
        var command = new Refund(request.refundId(), original, askedRao, request.memo());
        return idempotency.remember(caller, route, key, request, Given.class, () -> {
            var made = ledger.submit(ByKey.of(command, original.creditId(), limitedKey));
            return ResponseEntity.status(made.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(Given.of(request, made.transfer()));
        });
    }

    /** Entries show transfers by the names that people gave them, which are theirs alone; the ledger has others. */
    private Transfer original(GiveBack request) {
        return ids(request)
                .flatMap(id -> transfers.find(id).stream())
                .findFirst()
                .orElseThrow(RefundController::notFound);
    }

    private static Stream<UUID> ids(GiveBack request) {
        var named = request.transferId();
        var payer = request.payer();
        return payer == null
                ? Stream.of(named, DerivedId.of("deposit", named))
                : Stream.of(DerivedId.of("transfer", payer, named), DerivedId.of("refund", payer, named));
    }

    private static Refusal notFound() {
        return new Refusal(HttpStatus.NOT_FOUND, "transfer_not_found", "There is no such transfer that you received.");
    }

    /**
     * What is to go back.
     *
     * @param transferId as the entries show it
     * @param payer who sent it, where the sender named the transfer himself; the entries show him as counterparty
     * @param amountRao nothing: all that is left
     */
    record GiveBack(
            @NotNull UUID refundId,
            @NotNull UUID transferId,
            @Nullable UUID payer,
            @Nullable AskedAmount amountRao,
            @Memo @Nullable String memo) {}

    record Given(
            UUID refundId,
            UUID transferId,
            UUID fromAccount,
            UUID toAccount,
            long amountRao,
            @Nullable String memo) {

        static Given of(GiveBack request, Transfer made) {
            return new Given(
                    request.refundId(),
                    request.transferId(),
                    made.debitId(),
                    made.creditId(),
                    made.amountRao(),
                    made.memo());
        }
    }
}
