package io.taomarket.wallet.stake;

import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.stake.StakeOperation.Asked;
import io.taomarket.wallet.stake.StakeOperation.Kind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The commands of staking, for tests of other packages. */
public final class StakeCommands {

    private StakeCommands() {}

    /** The kind is STAKE, UNSTAKE or MOVE; without an amount it is about all. */
    public static Command<?> of(
            String kind,
            UUID accountId,
            UUID id,
            String hotkey,
            @Nullable String toHotkey,
            @Nullable Long amountRao,
            long minOperationRao) {
        var asked = new Asked(accountId, id, Kind.valueOf(kind), hotkey, toHotkey, amountRao);
        return new StakeCommand(asked, minOperationRao);
    }

    public static Command<Boolean> take(UUID accountId, String hotkey, int takeParts, long height, long raiseBlocks) {
        return new ChangeTake(accountId, hotkey, takeParts, height, raiseBlocks);
    }

    /** How much has moved, as the command has answered. */
    public static long movedRao(Object answer) {
        return ((StakeOperation) answer).amountRao();
    }

    /** Where the money of the hotkey's stake is. */
    public static UUID poolId(String hotkey) {
        return StakeBook.poolId(hotkey);
    }
}
