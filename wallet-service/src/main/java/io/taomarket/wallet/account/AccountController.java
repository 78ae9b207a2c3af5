package io.taomarket.wallet.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.idempotency.Idempotency;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.door.PlainText;
import io.taomarket.wallet.key.KeyView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AccountController {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Accounts accounts;
    private final Idempotency idempotency;

    AccountController(Accounts accounts, Idempotency idempotency) {
        this.accounts = accounts;
        this.idempotency = idempotency;
    }

    @Operation(summary = "Open an account and get its first key, shown once")
    @PostMapping("/api/v1/accounts")
    ResponseEntity<AccountView> open(
            Caller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody OpenAccount request) {
        requireUnguessable(caller, idempotencyKey);
        return idempotency.once(caller, "POST /accounts", idempotencyKey, request, AccountView.class, () -> {
            var opened = accounts.open(request.name().strip());
            return ResponseEntity.status(HttpStatus.CREATED).body(AccountView.of(opened.account(), opened.firstKey()));
        });
    }

    @Operation(summary = "The account of this key")
    @GetMapping("/api/v1/account")
    AccountView get(Caller caller) {
        return AccountView.of(accounts.get(caller.keyOwner()), null);
    }

    /** The answer holds a secret; among strangers that share an address, only an unguessable key may replay it. */
    private static void requireUnguessable(Caller caller, @Nullable String idempotencyKey) {
        if (idempotencyKey == null || caller.kind() != Caller.Kind.ANYONE) return;
        if (UUID_FORM.matcher(idempotencyKey).matches()) return;
        throw new Refusal(
                HttpStatus.BAD_REQUEST,
                "invalid_idempotency_key",
                Idempotency.HEADER + " must be a UUID here, because the answer holds a secret.");
    }

    record OpenAccount(@NotBlank @PlainText @Size(max = 100) String name) {}

    /**
     * An account.
     *
     * @param key its first key, only in the reply that opened it
     */
    record AccountView(
            UUID accountId,
            String name,
            Instant createdAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            KeyView key) {

        static AccountView of(Account account, @Nullable KeyView key) {
            return new AccountView(account.id(), account.name(), account.createdAt(), key);
        }
    }
}
