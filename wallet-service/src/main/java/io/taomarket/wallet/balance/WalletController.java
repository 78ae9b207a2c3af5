package io.taomarket.wallet.balance;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.balance.Balances.Balance;
import io.taomarket.wallet.balance.Balances.Entry;
import io.taomarket.wallet.door.InvalidField;
import io.taomarket.wallet.door.Page;
import io.taomarket.wallet.door.PageRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WalletController {

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private final Balances balances;

    WalletController(Balances balances) {
        this.balances = balances;
    }

    @Operation(summary = "Free, held and staked money of one moment")
    @GetMapping(path = "/api/v1/wallet", params = "!at")
    Wallet wallet(Caller caller) {
        var accountId = caller.keyOwner();
        caller.requireScope("wallet:read");
        return Wallet.of(accountId, balance(accountId));
    }

    @Operation(summary = "What the account had at a time, free and held together")
    @GetMapping(path = "/api/v1/wallet", params = "at")
    WalletThen walletAt(Caller caller, @RequestParam String at) {
        var accountId = caller.keyOwner();
        caller.requireScope("wallet:read");
        var time = time(at);
        var then = balances.at(accountId, time).orElseThrow(WalletController::notFound);
        return new WalletThen(accountId, time, then.balanceRao(), then.version());
    }

    @Operation(summary = "Every movement of the account's money, newest first")
    @GetMapping(path = "/api/v1/wallet/entries", params = "format!=csv")
    Page<Entry> entries(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var accountId = caller.keyOwner();
        caller.requireScope("wallet:read");
        var request = PageRequest.of(limit, cursor, VERSION);
        return Page.of(balances.entries(accountId, request), request, entry -> Long.toString(entry.version()));
    }

    /** Money in OpenRouter's words: what came in, what was spent on requests, what a new request may still use. */
    @Operation(summary = "What came in, what was spent, what is available")
    @GetMapping("/v1/credits")
    Credits credits(Caller caller) {
        var accountId = caller.keyOwner();
        var balance = balance(accountId);
        var totalRao = balance.freeRao() + balance.heldRao();
        var usageRao = balances.usageRao(accountId);
        return new Credits(totalRao + usageRao, usageRao, Math.max(0, totalRao - balance.reserveRao()));
    }

    private Balance balance(UUID accountId) {
        return balances.of(accountId).orElseThrow(WalletController::notFound);
    }

    private static Instant time(String at) {
        try {
            var time = OffsetDateTime.parse(at);
            if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) throw noTime();
            return time.toInstant();
        } catch (DateTimeException e) {
            throw noTime();
        }
    }

    private static InvalidField noTime() {
        return new InvalidField("at", "must be a time such as 2026-01-02T03:04:05Z");
    }

    private static Refusal notFound() {
        return new Refusal(HttpStatus.NOT_FOUND, "account_not_found", "There is no such account.");
    }

    record WalletThen(UUID accountId, Instant at, long balanceRao, long version) {}

    record Wallet(UUID accountId, long freeRao, long heldRao, long stakedRao, long totalRao, long version) {

        static Wallet of(UUID accountId, Balance balance) {
            return new Wallet(
                    accountId,
                    balance.freeRao(),
                    balance.heldRao(),
                    balance.stakedRao(),
                    balance.totalRao(),
                    balance.version());
        }
    }

    record Credits(long totalCreditsRao, long totalUsageRao, long availableRao) {}
}
