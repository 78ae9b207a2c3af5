package io.taomarket.wallet.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a day came to, bound to all days before.
 *
 * @param root of the Merkle tree over the day's transfers
 * @param prev the hash of the seal before; zeros for the first
 */
record Seal(
        short shard, LocalDate day, long count, BigInteger sumDebitsRao, byte[] root, byte[] prev, Instant sealedAt) {

    /** There is one writer, so there is one chain. */
    static final short SHARD = 0;

    private static final byte[] NOTHING_BEFORE = new byte[Sha256.LENGTH];

    static Seal first(LocalDate day, DaySum sum, Instant now) {
        return of(day, sum, NOTHING_BEFORE, now);
    }

    Seal next(DaySum sum, Instant now) {
        return of(day.plusDays(1), sum, hash(), now);
    }

    private static Seal of(LocalDate day, DaySum sum, byte[] prev, Instant now) {
        return new Seal(SHARD, day, sum.count(), sum.debitsRao(), sum.root(), prev, now);
    }

    /** Stands for this day and everything before it; whoever has written it down elsewhere can prove a change. */
    byte[] hash() {
        var text = "taomarket.wallet.seal.v1\n%d\n%s\n%d\n%s\n%s\n%s"
                .formatted(shard, day, count, sumDebitsRao, hex(root), hex(prev));
        return Sha256.digest().digest(text.getBytes(UTF_8));
    }

    boolean isFirst() {
        return Arrays.equals(prev, NOTHING_BEFORE);
    }

    boolean follows(Seal before) {
        return day.equals(before.day.plusDays(1)) && Arrays.equals(prev, before.hash());
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
