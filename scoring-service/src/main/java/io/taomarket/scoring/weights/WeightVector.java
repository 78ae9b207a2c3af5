package io.taomarket.scoring.weights;

import java.util.List;

/**
 * A validator's opinion as it was sent: nothing of it has been checked but that the numbers are u16.
 *
 * @param versionKey which version of the subnet's validator made it
 */
public record WeightVector(List<Integer> uids, List<Integer> values, long versionKey) {

    public WeightVector {
        uids = List.copyOf(uids);
        values = List.copyOf(values);
    }

    int[] uidArray() {
        return uids.stream().mapToInt(Integer::intValue).toArray();
    }

    int[] valueArray() {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
