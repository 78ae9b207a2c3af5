package io.taomarket.yuma.economy;

/** When a subnet's next epoch is due (§4). */
public final class EpochSchedule {

    /** What a subnet with tempo 0 answers: no epoch ever; 2⁶⁴ − 1, unsigned. */
    public static final long NEVER = U64.MAX;

    private EpochSchedule() {}

    /** last + tempo − t, 0 when it is overdue. Blocks are unsigned; an epoch that the owner triggers does not count. */
    public static long blocksUntilEpoch(long lastEpochBlock, int tempoBlocks, long block) {
        if (tempoBlocks == 0) return NEVER;
        return U64.subtract(U64.add(lastEpochBlock, tempoBlocks), block);
    }
}
