package io.taomarket.inference.meter;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What a miner asks for, in rao per million tokens, at most {@value #MOST_RAO_PER_MTOK} so that no cost overflows.
 *
 * @param cacheReadRaoPerMtok for prompt tokens that the miner had cached; never above the price of others, so that a
 *     request costs at most what it costs with nothing cached
 */
public record Price(long promptRaoPerMtok, long completionRaoPerMtok, long cacheReadRaoPerMtok) {

    public static final long MOST_RAO_PER_MTOK = 1_000_000_000_000_000L;

    private static final long MTOK = 1_000_000;
    private static final BigInteger TOKENS_PER_MTOK = BigInteger.valueOf(MTOK);

    public Price {
        requireInRange(promptRaoPerMtok);
        requireInRange(completionRaoPerMtok);
        requireInRange(cacheReadRaoPerMtok);
        if (cacheReadRaoPerMtok > promptRaoPerMtok)
            throw new IllegalArgumentException("cached tokens cost more than others: " + cacheReadRaoPerMtok);
    }

    /** A price that is the same for cached tokens. */
    public Price(long promptRaoPerMtok, long completionRaoPerMtok) {
        this(promptRaoPerMtok, completionRaoPerMtok, promptRaoPerMtok);
    }

    public static boolean isInRange(long raoPerMtok) {
        return raoPerMtok >= 0 && raoPerMtok <= MOST_RAO_PER_MTOK;
    }

    /** What it costs at most, whatever is cached. */
    public long costRao(long promptTokens, long completionTokens) {
        return costRao(promptTokens, 0, completionTokens);
    }

    /**
     * The sum over the three kinds of tokens, exact, then rounded up once to a whole rao.
     *
     * @param promptTokens without the cached ones
     */
    public long costRao(long promptTokens, long cachedTokens, long completionTokens) {
        var parts = product(promptTokens, promptRaoPerMtok)
                .add(product(cachedTokens, cacheReadRaoPerMtok))
                .add(product(completionTokens, completionRaoPerMtok));
        var split = parts.divideAndRemainder(TOKENS_PER_MTOK);
        var costRao = split[1].signum() == 0 ? split[0] : split[0].add(BigInteger.ONE);
        return costRao.longValueExact();
    }

    private static BigInteger product(long tokens, long raoPerMtok) {
        if (tokens < 0) throw new IllegalArgumentException("tokens must not be negative: " + tokens);
        return BigInteger.valueOf(tokens).multiply(BigInteger.valueOf(raoPerMtok));
    }

    /** A price per million tokens in rao as a plain decimal in TAO per token, as catalogues show it. */
    public static String taoPerToken(long raoPerMtok) {
        var tao = BigDecimal.valueOf(raoPerMtok, 15).stripTrailingZeros();
        return tao.signum() == 0 ? "0" : tao.toPlainString();
    }

    /** An amount in TAO, for display. */
    public static BigDecimal tao(long amountRao) {
        var tao = BigDecimal.valueOf(amountRao, 9).stripTrailingZeros();
        return tao.scale() < 0 ? tao.setScale(0) : tao;
    }

    private static void requireInRange(long raoPerMtok) {
        if (!isInRange(raoPerMtok)) throw new IllegalArgumentException("price out of range: " + raoPerMtok);
    }
}
