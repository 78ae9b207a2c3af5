package io.taomarket.wallet.key;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.idempotency.Idempotency;
import io.taomarket.chassis.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1/keys")
class KeyController {

    private final Keys keys;
    private final KeyRotations rotations;
    private final KeyPatch patches;
    private final Idempotency idempotency;

    KeyController(Keys keys, KeyRotations rotations, KeyPatch patches, Idempotency idempotency) {
        this.keys = keys;
        this.rotations = rotations;
        this.patches = patches;
        this.idempotency = idempotency;
    }

    @Operation(summary = "Make a key; its secret is shown once")
    @PostMapping
    ResponseEntity<KeyView> create(
            Caller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody KeySettings settings) {
        var accountId = caller.keyOwner();
        caller.requireScope(Scope.KEYS.label());
        requireHeld(caller, settings);
        return idempotency.once(
                caller, "POST /keys", idempotencyKey, settings, KeyView.class, () -> ResponseEntity.status(
                                HttpStatus.CREATED)
                        .body(keys.create(accountId, settings)));
    }

    @Operation(summary = "List the account's keys")
    @GetMapping
    KeyList list(Caller caller) {
        var accountId = caller.keyOwner();
        caller.requireScope(Scope.KEYS.label());
        return new KeyList(keys.list(accountId).stream().map(KeyView::of).toList(), null);
    }

    @Operation(summary = "One key, without its secret")
    @GetMapping("/{id}")
    KeyView get(Caller caller, @PathVariable UUID id) {
        var accountId = caller.keyOwner();
        caller.requireScope(Scope.KEYS.label());
        return KeyView.of(keys.get(accountId, id));
    }

    /** A JSON merge patch (RFC 7396): what is absent stays, null takes a setting back to its default. */
    @Operation(summary = "Change some settings of a key (JSON merge patch)")
    @PatchMapping("/{id}")
    KeyView change(Caller caller, @PathVariable UUID id, @RequestBody ObjectNode patch) {
        var accountId = caller.keyOwner();
        caller.requireScope(Scope.KEYS.label());
        return KeyView.of(keys.change(accountId, id, present -> {
            var settings = patches.apply(present, patch);
            if (patch.has("scopes")) requireHeld(caller, settings);
            return settings;
        }));
    }

    @Operation(summary = "Give a key a new secret, shown once; the old one stays good for overlap_seconds")
    @PostMapping("/{id}/rotate")
    ResponseEntity<KeyView> rotate(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody Rotation request) {
        var accountId = caller.keyOwner();
        caller.requireScope(Scope.KEYS.label());
        var overlap = rotations.overlap(request.overlapSeconds());
        return idempotency.once(
                caller,
                "POST /keys/" + id + "/rotate",
                idempotencyKey,
                request,
                KeyView.class,
                () -> ResponseEntity.ok(
                        rotations.rotate(accountId, id, overlap, key -> requireHeld(caller, key.settings()))));
    }

    @Operation(summary = "Revoke a key for ever")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> revoke(Caller caller, @PathVariable UUID id) {
        var accountId = caller.keyOwner();
        caller.requireScope(Scope.KEYS.label());
        keys.revoke(accountId, id);
        return ResponseEntity.noContent().build();
    }

    /** A key cannot give what it does not have. */
    private static void requireHeld(Caller caller, KeySettings settings) {
        for (var scope : settings.scopes()) {
            if (!caller.scopes().contains(scope.label()))
                throw new Refusal(
                        HttpStatus.FORBIDDEN,
                        "scope_missing",
                        "This key lacks the scope " + scope.label() + " and cannot give it to another.",
                        Map.of("scope", scope.label()));
        }
    }

    record Rotation(@Nullable Long overlapSeconds) {}

    record KeyList(List<KeyView> items, @Nullable String nextCursor) {}
}
