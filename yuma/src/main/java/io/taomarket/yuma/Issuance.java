package io.taomarket.yuma;

/**
 * How much a block mints: 1 TAO at first, half as much each time half of what was left has been issued. On the chain the
 * same curve, over what is issued of a subnet's token, says how much of that token a block mints.
 */
public final class Issuance {

    /** 21 million TAO: never more is issued. */
    public static final long CAP_RAO = 21_000_000_000_000_000L;

    private static final long FIRST_EMISSION_RAO = 1_000_000_000L;

    private Issuance() {}

    /**
     * e = 10⁹ / 2^k rao with k = floor(log2(cap / (cap − issued))), but never more than the cap leaves. It follows
     * what is issued, not the height, so recycled TAO is minted again.
     */
    public static long blockEmissionRao(long issuedRao) {
        if (issuedRao >= CAP_RAO) return 0;
        return Math.min(FIRST_EMISSION_RAO >> halvings(issuedRao), CAP_RAO - issuedRao);
    }

    /** What must be issued for the next halving: cap − cap / 2^(k+1), rounded up; the cap itself at the very end. */
    public static long nextHalvingAtRao(long issuedRao) {
        if (issuedRao >= CAP_RAO) return CAP_RAO;
        return CAP_RAO - (CAP_RAO >> (halvings(issuedRao) + 1));
    }

    /** The largest k with (cap − issued) · 2^k ≤ cap, so that the thresholds are exact. */
    private static int halvings(long issuedRao) {
        if (issuedRao < 0) throw new IllegalArgumentException("issuedRao must not be negative: " + issuedRao);
        var leftRao = CAP_RAO - issuedRao;
        var halvings = 0;
        while (leftRao <= CAP_RAO >> (halvings + 1)) halvings++;
        return halvings;
    }
}
