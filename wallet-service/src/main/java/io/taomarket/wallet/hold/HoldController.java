package io.taomarket.wallet.hold;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.wallet.door.PlainText;
import io.taomarket.wallet.hold.EndHold.How;
import io.taomarket.wallet.ledger.AskedAmount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Holds are for inference-service; nobody outside sees them. */
@RestController
@RequestMapping("/internal/v1")
class HoldController {

    private final Holds holds;

    HoldController(Holds holds) {
        this.holds = holds;
    }

    @PostMapping("/holds")
    HoldView open(Caller caller, @Valid @RequestBody OpenHold request) {
        caller.requireService();
        var amountRao = AskedAmount.rao(request.amountRao(), "amount_rao");
        return HoldView.of(
                holds.open(request.holdId(), request.accountId(), request.keyId(), request.replica(), amountRao));
    }

    @PostMapping("/holds/{holdId}/top-ups")
    HoldView topUp(Caller caller, @PathVariable UUID holdId, @Valid @RequestBody TopUp request) {
        caller.requireService();
        var amountRao = AskedAmount.rao(request.amountRao(), "amount_rao");
        return HoldView.of(holds.topUp(holdId, request.topUpId(), amountRao));
    }

    @PostMapping("/holds/{holdId}/releases")
    HoldView release(Caller caller, @PathVariable UUID holdId, @Valid @RequestBody Release request) {
        caller.requireService();
        var amountRao = AskedAmount.rao(request.amountRao(), "amount_rao");
        return HoldView.of(holds.release(holdId, request.releaseId(), amountRao));
    }

    /** Done with it for good: what was not spent goes back. */
    @PostMapping("/holds/{holdId}/settle")
    HoldView settle(Caller caller, @PathVariable UUID holdId, @Valid @RequestBody Settle request) {
        caller.requireService();
        return HoldView.of(holds.end(holdId, request.settleId(), How.SETTLE));
    }

    /** Called off: nothing more will be spent of it. */
    @PostMapping("/holds/{holdId}/void")
    HoldView callOff(Caller caller, @PathVariable UUID holdId, @Valid @RequestBody CallOff request) {
        caller.requireService();
        return HoldView.of(holds.end(holdId, request.voidId(), How.VOID));
    }

    @PostMapping("/heartbeats")
    Extended heartbeat(Caller caller, @Valid @RequestBody Heartbeat request) {
        caller.requireService();
        return new Extended(holds.heartbeat(request.replica()));
    }

    record OpenHold(
            @NotNull UUID holdId,
            @NotNull UUID accountId,
            @NotNull UUID keyId,
            @NotBlank @PlainText @Size(max = 200) String replica,
            @Nullable AskedAmount amountRao) {}

    record TopUp(@NotNull UUID topUpId, @Nullable AskedAmount amountRao) {}

    record Release(@NotNull UUID releaseId, @Nullable AskedAmount amountRao) {}

    record Settle(@NotNull UUID settleId) {}

    record CallOff(@NotNull UUID voidId) {}

    record Heartbeat(@NotBlank @PlainText @Size(max = 200) String replica) {}

    record Extended(int holds) {}

    /**
     * A hold.
     *
     * @param availableRao what the key could still set aside, so that inference asks for no more than there is
     */
    record HoldView(UUID holdId, long amountRao, long capturedRao, Instant expiresAt, long availableRao) {

        static HoldView of(Held held) {
            var hold = held.hold();
            return new HoldView(hold.id(), hold.amountRao(), hold.capturedRao(), hold.expiresAt(), held.availableRao());
        }
    }
}
