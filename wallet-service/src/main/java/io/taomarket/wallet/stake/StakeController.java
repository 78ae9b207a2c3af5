package io.taomarket.wallet.stake;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.idempotency.Idempotency;
import io.taomarket.wallet.door.HotkeyAddress;
import io.taomarket.wallet.door.InvalidField;
import io.taomarket.wallet.door.Page;
import io.taomarket.wallet.door.PageRequest;
import io.taomarket.wallet.ledger.AskedAmount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class StakeController {

    private static final Pattern ADDRESS = Pattern.compile(HotkeyAddress.FORM);

    private final Stakes stakes;
    private final StakeViews views;
    private final Idempotency idempotency;

    StakeController(Stakes stakes, StakeViews views, Idempotency idempotency) {
        this.stakes = stakes;
        this.views = views;
        this.idempotency = idempotency;
    }

    @Operation(summary = "Stake on a hotkey, once per stake_id")
    @PostMapping("/stakes")
    ResponseEntity<Staked> stake(
            Caller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Stake request) {
        var account = spender(caller);
        var amountRao = AskedAmount.rao(request.amountRao(), "amount_rao");
        return once(caller, "POST /stakes", idempotencyKey, request, Staked.class, () -> {
            var done = stakes.stake(account, request.stakeId(), request.hotkey(), amountRao, caller.limitedKey());
            return new Staked(done.id(), done.hotkey(), 0, done.amountRao());
        });
    }

    @Operation(summary = "Take stake back, an amount or all")
    @PostMapping("/unstakes")
    ResponseEntity<Unstaked> unstake(
            Caller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Unstake request) {
        var account = spender(caller);
        var amountRao = amountOrAll(request.amountRao(), request.all());
        return once(caller, "POST /unstakes", idempotencyKey, request, Unstaked.class, () -> {
            var done = stakes.unstake(account, request.unstakeId(), request.hotkey(), amountRao);
            return new Unstaked(done.id(), done.hotkey(), 0, done.amountRao());
        });
    }

    @Operation(summary = "Move stake to another hotkey, an amount or all")
    @PostMapping("/stakes/move")
    ResponseEntity<Moved> move(
            Caller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Move request) {
        var account = spender(caller);
        var amountRao = amountOrAll(request.amountRao(), request.all());
        return once(caller, "POST /stakes/move", idempotencyKey, request, Moved.class, () -> {
            var done = stakes.move(account, request.moveId(), request.fromHotkey(), request.toHotkey(), amountRao);
            return new Moved(done.id(), done.hotkey(), request.toHotkey(), done.amountRao());
        });
    }

    @Operation(summary = "What the account has staked, by hotkey")
    @GetMapping("/stakes")
    Page<StakeViews.Held> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var account = caller.keyOwner();
        caller.requireScope("wallet:read");
        var request = PageRequest.of(limit, cursor, ADDRESS);
        return Page.of(views.held(account, request), request, StakeViews.Held::hotkey);
    }

    private static UUID spender(Caller caller) {
        var account = caller.keyOwner();
        caller.requireScope("wallet:write");
        return account;
    }

    private <T> ResponseEntity<T> once(
            Caller caller, String route, @Nullable String key, Object request, Class<T> type, Supplier<T> work) {
        return idempotency.remember(caller, route, key, request, type, () -> ResponseEntity.status(HttpStatus.CREATED)
                .body(work.get()));
    }

    private static @Nullable Long amountOrAll(@Nullable AskedAmount amount, @Nullable Boolean all) {
        var wantsAll = Boolean.TRUE.equals(all);
        if (wantsAll && amount != null) throw new InvalidField("all", "must not stand beside amount_rao");
        return wantsAll ? null : (Long) AskedAmount.rao(amount, "amount_rao");
    }

    record Stake(
            @NotNull UUID stakeId,
            @NotNull @HotkeyAddress String hotkey,
            @Nullable AskedAmount amountRao) {}

    record Staked(UUID stakeId, String hotkey, int netuid, long amountRao) {}

    record Unstake(
            @NotNull UUID unstakeId,
            @NotNull @HotkeyAddress String hotkey,
            @Nullable AskedAmount amountRao,
            @Nullable Boolean all) {}

    record Unstaked(UUID unstakeId, String hotkey, int netuid, long amountRao) {}

    record Move(
            @NotNull UUID moveId,
            @NotNull @HotkeyAddress String fromHotkey,
            @NotNull @HotkeyAddress String toHotkey,
            @Nullable AskedAmount amountRao,
            @Nullable Boolean all) {}

    record Moved(UUID moveId, String fromHotkey, String toHotkey, long amountRao) {}
}
