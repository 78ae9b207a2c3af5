package io.taomarket.wallet.key;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The key that is being used, for OpenAI and OpenRouter clients. */
@RestController
class OwnKeyController {

    private final Keys keys;
    private final KeyUsage usage;

    OwnKeyController(Keys keys, KeyUsage usage) {
        this.keys = keys;
        this.usage = usage;
    }

    @Operation(summary = "The key of this call: limits and use")
    @GetMapping("/v1/key")
    OwnKey get(Caller caller) {
        var key = keys.get(caller.keyOwner(), UUID.fromString(caller.credential()));
        var used = usage.of(key.id());
        var limitRao = key.limitRao();
        return new OwnKey(
                KeyView.of(key),
                used.totalRao(),
                used.dailyRao(),
                used.weeklyRao(),
                used.monthlyRao(),
                limitRao == null ? null : new KeyLimit(limitRao, key.limitReset()).remainingRao(used));
    }

    record OwnKey(
            @JsonUnwrapped KeyView key,
            long usageRao,
            long usageDailyRao,
            long usageWeeklyRao,
            long usageMonthlyRao,
            @Nullable Long limitRemainingRao) {}
}
