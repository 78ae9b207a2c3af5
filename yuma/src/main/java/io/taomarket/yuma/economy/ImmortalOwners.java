package io.taomarket.yuma.economy;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The owner's neurons that are never pruned, so that an owner cannot be driven from the own subnet (§5.4). */
public final class ImmortalOwners {

    private static final Comparator<Owned> EARLIEST_FIRST = Comparator.<Owned>comparingLong(
                    neuron -> neuron.registeredAtBlock() + Long.MIN_VALUE)
            .thenComparingInt(Owned::uid);

    private ImmortalOwners() {}

    /** A neuron whose hotkey belongs to the owner's coldkey. */
    public record Owned(int uid, long registeredAtBlock) {}

    /**
     * At most so many: the earliest registered of the owned ones, and before them the subnet owner's hotkey if it is
     * registered and not already among these.
     */
    public static List<Integer> uids(OptionalInt ownerHotkeyUid, List<Owned> owned, int limit) {
        var earliest = owned.stream().sorted(EARLIEST_FIRST).limit(limit).map(Owned::uid);
        return Stream.concat(ownerHotkeyUid.stream().boxed(), earliest)
                .distinct()
                .limit(limit)
                .toList();
    }
}
