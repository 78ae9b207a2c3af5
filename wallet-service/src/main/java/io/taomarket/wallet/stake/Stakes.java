package io.taomarket.wallet.stake;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.hold.ByKey;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.stake.StakeOperation.Asked;
import io.taomarket.wallet.stake.StakeOperation.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What accounts do with their stake. The account's own id makes an operation happen once. */
@Service
class Stakes {

    private final Ledger ledger;
    private final StakeProperties properties;

    Stakes(Ledger ledger, StakeProperties properties) {
        this.ledger = ledger;
        this.properties = properties;
    }

    /** Puts money into a hotkey's pool; it counts as spent by the key, if that has a limit. */
    StakeOperation stake(UUID accountId, UUID stakeId, String hotkey, long amountRao, Optional<UUID> limitedKey) {
        if (amountRao < properties.minOperationRao()) throw tooSmall(properties.minOperationRao());
        var asked = new Asked(accountId, stakeId, Kind.STAKE, hotkey, null, amountRao);
        return ledger.submit(ByKey.of(command(asked), accountId, limitedKey));
    }

    /** Takes stake back; all of it when no amount is named. */
    StakeOperation unstake(UUID accountId, UUID unstakeId, String hotkey, @Nullable Long amountRao) {
        return submit(new Asked(accountId, unstakeId, Kind.UNSTAKE, hotkey, null, amountRao));
    }

    /** Moves stake to another hotkey; all of it when no amount is named. */
    StakeOperation move(UUID accountId, UUID moveId, String from, String to, @Nullable Long amountRao) {
        if (from.equals(to)) throw sameHotkey();
        return submit(new Asked(accountId, moveId, Kind.MOVE, from, to, amountRao));
    }

    private StakeOperation submit(Asked asked) {
        return ledger.submit(command(asked));
    }

    private StakeCommand command(Asked asked) {
        return new StakeCommand(asked, properties.minOperationRao());
    }

    static Refusal tooSmall(long minRao) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "stake_too_small",
                "The least amount is " + minRao + " rao, except for a full exit.",
                Map.of("min_rao", Long.toString(minRao)));
    }

    private static Refusal sameHotkey() {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "same_hotkey", "A move needs two different hotkeys.");
    }
}
