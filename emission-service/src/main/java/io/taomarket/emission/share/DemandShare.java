package io.taomarket.emission.share;

import io.taomarket.yuma.Apportionment;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Value first, then reward: by what customers pay. A floor is shared equally, so that a new subnet can begin; all is
 * shared equally while nobody pays anything.
 */
record DemandShare(int floorPercent) implements ShareRule {

    /** Weights keep this many bits; the sum of their products with an amount is still exact. */
    private static final int WEIGHT_BITS = 62;

    private static final int ALL_PERCENT = 100;

    DemandShare {
        if (floorPercent < 0 || floorPercent > ALL_PERCENT)
            throw new IllegalArgumentException("floorPercent must be from 0 to 100: " + floorPercent);
    }

    @Override
    public long[] split(long emissionRao, List<Candidate> subnets) {
        var weights = weights(subnets);
        if (Arrays.stream(weights).allMatch(weight -> weight == 0)) return equal(emissionRao, subnets.size());
        var floorRao = Apportionment.floorShare(emissionRao, floorPercent, ALL_PERCENT);
        var parts = Apportionment.split(emissionRao - floorRao, weights);
        var floors = equal(floorRao, subnets.size());
        Arrays.setAll(parts, i -> parts[i] + floors[i]);
        return parts;
    }

    static long[] equal(long amountRao, int count) {
        var weights = new long[count];
        Arrays.fill(weights, 1);
        return Apportionment.split(amountRao, weights);
    }

    private static long[] weights(List<Candidate> subnets) {
        var bits = subnets.stream()
                .mapToInt(subnet -> subnet.demandBits().bitLength())
                .max()
                .orElse(0);
        var shift = Math.max(0, bits - WEIGHT_BITS);
        return subnets.stream()
                .map(Candidate::demandBits)
                .map(demand -> demand.shiftRight(shift))
                .mapToLong(BigInteger::longValueExact)
                .toArray();
    }
}
