package io.taomarket.wallet.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.idempotency.Idempotency;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.hold.ByKey;
import io.taomarket.wallet.ledger.AskedAmount;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.DeadlineExceeded;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.LedgerBusy;
import io.taomarket.wallet.ledger.Outcome;
import io.taomarket.wallet.ledger.Outcome.Done;
import io.taomarket.wallet.ledger.Outcome.Failed;
import io.taomarket.wallet.ledger.Outcome.Refused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Many transfers in one call, in their order, each with an answer of its own. */
@RestController
class TransferBatchController {

    private static final int MOST = 1_000;

    private final Ledger ledger;
    private final Idempotency idempotency;

    TransferBatchController(Ledger ledger, Idempotency idempotency) {
        this.ledger = ledger;
        this.idempotency = idempotency;
    }

    /** 200 whatever has become of the items: each has its own status and code. */
    @Operation(summary = "Pay up to 1 000 times; items that are linked happen together or not at all")
    @PostMapping("/api/v1/transfers/batch")
    ResponseEntity<Answer> send(
            Caller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Batch request) {
        var from = caller.keyOwner();
        caller.requireScope("wallet:write");
        if (request.transfers().size() > MOST) throw tooLarge();
        if (request.transfers().getLast().isLinked()) throw open();
        try {
            return idempotency.remember(
                    caller,
                    "POST /transfers/batch",
                    idempotencyKey,
                    request,
                    Answer.class,
                    () -> ResponseEntity.ok(
                            Unsettled.refuse(new Answer(results(request.transfers(), from, caller.limitedKey())))));
        } catch (Unsettled notYet) {
            return ResponseEntity.ok(notYet.answer);
        }
    }

    private List<Result> results(List<Item> items, UUID from, Optional<UUID> limitedKey) {
        var commands = items.stream()
                .map(item -> ByKey.of(command(item, from), from, limitedKey))
                .toList();
        var chains = Chain.of(commands, items.stream().map(Item::isLinked).toList());
        var answers = ledger.submitAll(chains.stream().map(Chain::linked).toList());
        var outcomes = new ArrayList<Outcome<Boolean>>();
        for (var i = 0; i < chains.size(); i++) outcomes.addAll(chains.get(i).outcomes(answers.get(i)));
        return IntStream.range(0, items.size())
                .mapToObj(index -> Result.of(index, items.get(index).transferId(), outcomes.get(index)))
                .toList();
    }

    private static Command<Boolean> command(Item item, UUID from) {
        try {
            var amountRao = AskedAmount.rao(item.amountRao(), "amount_rao");
            return Pay.transfer(from, item.transferId(), item.toAccount(), amountRao, item.memo());
        } catch (Refusal refusal) {
            return new Unacceptable(refusal);
        }
    }

    private static Refusal tooLarge() {
        return new Refusal(
                HttpStatus.CONTENT_TOO_LARGE, "group_too_large", "A batch has at most " + MOST + " transfers.");
    }

    private static Refusal open() {
        return new Refusal(
                HttpStatus.BAD_REQUEST, "group_open", "The last transfer is linked to one that does not follow.");
    }

    record Batch(@NotEmpty List<@NotNull @Valid Item> transfers) {}

    /**
     * One transfer of a batch.
     *
     * @param linked happens only together with the next one
     */
    record Item(
            @NotNull UUID transferId,
            @NotNull UUID toAccount,
            @Nullable AskedAmount amountRao,
            @Memo @Nullable String memo,
            @Nullable Boolean linked) {

        boolean isLinked() {
            return Boolean.TRUE.equals(linked);
        }
    }

    record Answer(List<Result> results) {}

    /** An answer that is not remembered, because the same batch sent again may be told more. */
    private static final class Unsettled extends RuntimeException {

        private final transient Answer answer;

        private Unsettled(Answer answer) {
            super("Some of the batch has yet to be done");
            this.answer = answer;
        }

        static Answer refuse(Answer answer) {
            if (answer.results().stream().anyMatch(Result::mayChange)) throw new Unsettled(answer);
            return answer;
        }
    }

    /**
     * What has become of one item.
     *
     * @param status as the item alone would have been answered
     * @param code {@code created}, {@code exists}, or why it was refused
     * @param details what a problem would say beside its code
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            int index,
            UUID transferId,
            int status,
            String code,
            @Nullable String detail,
            @Nullable Map<String, Object> details) {

        boolean mayChange() {
            return status >= HttpStatus.INTERNAL_SERVER_ERROR.value();
        }

        static Result of(int index, UUID transferId, Outcome<Boolean> outcome) {
            return switch (outcome) {
                case Done<Boolean>(var isNew) ->
                    new Result(index, transferId, isNew ? 201 : 200, isNew ? "created" : "exists", null, null);
                case Refused<Boolean>(var why) ->
                    new Result(
                            index,
                            transferId,
                            why.status().value(),
                            why.code(),
                            why.getMessage(),
                            why.details().isEmpty() ? null : why.details());
                case Failed<Boolean>(var why) -> failed(index, transferId, why);
            };
        }

        private static Result failed(int index, UUID transferId, RuntimeException why) {
            return switch (why) {
                case LedgerBusy busy -> new Result(index, transferId, 503, busy.code(), busy.getMessage(), null);
                case DeadlineExceeded late ->
                    new Result(index, transferId, 504, "deadline_exceeded", late.getMessage(), null);
                default -> throw why;
            };
        }
    }
}
