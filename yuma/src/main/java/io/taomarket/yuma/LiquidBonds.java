package io.taomarket.yuma;

/** What becomes of a liquid bond B_ij where validator i has no bond weight W̃_ij. */
public enum LiquidBonds {
    /** It is gone at once: as the chain does it, whose production engine walks the entries of W̃ alone. */
    LISTED_ONLY,
    /** It fades as if the miner had been weighted with 0: as the chain's dense engine does it, which runs in its tests alone. */
    ALL_DECAY
}
