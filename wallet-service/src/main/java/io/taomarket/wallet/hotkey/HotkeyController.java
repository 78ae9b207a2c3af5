package io.taomarket.wallet.hotkey;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.idempotency.Idempotency;
import io.taomarket.chassis.signing.Scheme;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/hotkeys")
class HotkeyController {

    private static final String SCOPE = "market";

    private final Hotkeys hotkeys;
    private final Idempotency idempotency;

    HotkeyController(Hotkeys hotkeys, Idempotency idempotency) {
        this.hotkeys = hotkeys;
        this.idempotency = idempotency;
    }

    /** 201 when the hotkey is new, 200 when it was bound to this account before. */
    @Operation(summary = "Bind a hotkey, which has signed that it wants to belong to the account")
    @PostMapping
    ResponseEntity<HotkeyView> bind(
            Caller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Bind request) {
        var accountId = caller.keyOwner();
        caller.requireScope(SCOPE);
        return idempotency.once(caller, "POST /hotkeys", idempotencyKey, request, HotkeyView.class, () -> {
            var bound = hotkeys.bind(accountId, request.hotkey(), request.scheme(), request.signature());
            return ResponseEntity.status(bound.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(HotkeyView.of(bound.hotkey()));
        });
    }

    @Operation(summary = "List the account's hotkeys")
    @GetMapping
    HotkeyList list(Caller caller) {
        var accountId = caller.keyOwner();
        caller.requireScope(SCOPE);
        return new HotkeyList(
                hotkeys.list(accountId).stream().map(HotkeyView::of).toList(), null);
    }

    record Bind(
            @NotNull String hotkey,
            @NotNull Scheme scheme,
            @NotNull String signature) {}

    record HotkeyView(String hotkey, UUID accountId, Scheme scheme, Instant boundAt) {

        static HotkeyView of(Hotkey hotkey) {
            return new HotkeyView(hotkey.address(), hotkey.accountId(), hotkey.scheme(), hotkey.boundAt());
        }
    }

    record HotkeyList(List<HotkeyView> items, @Nullable String nextCursor) {}
}
