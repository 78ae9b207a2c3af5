package io.taomarket.contracts.emission;

/** What a payout is for, which decides where it goes. */
public enum Role {
    /** Incentive: becomes the miner's own stake on its hotkey. */
    MINER,
    /** Dividend: the take goes to the owner of the hotkey, the rest raises the hotkey's share pool. */
    VALIDATOR,
    /** Owner cut: becomes stake of the subnet's owner. */
    OWNER
}
