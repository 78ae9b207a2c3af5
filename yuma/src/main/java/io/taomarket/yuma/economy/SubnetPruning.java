package io.taomarket.yuma.economy;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which subnet dies when all places are taken and one more is founded (§5.6): the one whose token is worth least.
 *
 * @param immunityBlocks how long a young subnet is immune
 */
public record SubnetPruning(long immunityBlocks) {

    private static final int ROOT = 0;

    private static final Comparator<Subnet> WORST_FIRST = Comparator.comparing(Subnet::price)
            .thenComparingLong(subnet -> subnet.registeredAtBlock() + Long.MIN_VALUE)
            .thenComparingInt(Subnet::netuid);

    /**
     * A subnet that lives.
     *
     * @param price moving average of its token's price, 64.64
     */
    public record Subnet(int netuid, Fixed128 price, long registeredAtBlock) {}

    /** The first by (price, registration, netuid) that is neither root nor immune. */
    public OptionalInt netuidToPrune(List<Subnet> subnets, long block) {
        return subnets.stream()
                .filter(subnet -> subnet.netuid() != ROOT)
                .filter(subnet -> !isImmune(subnet, block))
                .sorted(WORST_FIRST)
                .mapToInt(Subnet::netuid)
                .findFirst();
    }

    /** t < r + immunity period. */
    private boolean isImmune(Subnet subnet, long block) {
        return Long.compareUnsigned(block, U64.add(subnet.registeredAtBlock(), immunityBlocks)) < 0;
    }
}
