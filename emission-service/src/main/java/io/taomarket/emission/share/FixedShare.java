package io.taomarket.emission.share;

import io.taomarket.yuma.Apportionment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** By configured weights; who has none gets nothing, unless nobody has one. */
record FixedShare(Map<Integer, Long> weights) implements ShareRule {

    FixedShare {
        weights = Map.copyOf(weights);
    }

    @Override
    public long[] split(long emissionRao, List<Candidate> subnets) {
        var present = subnets.stream()
                .mapToLong(subnet -> weights.getOrDefault(subnet.netuid(), 0L))
                .toArray();
        if (Arrays.stream(present).allMatch(weight -> weight == 0))
            return DemandShare.equal(emissionRao, subnets.size());
        return Apportionment.split(emissionRao, present);
    }
}
