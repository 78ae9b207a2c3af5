package io.taomarket.yuma;

/** W: the weights that count in this epoch, each validator's summing to 1. */
final class WeightMatrix {

    private WeightMatrix() {}

    /** The row of every validator with a permit; the others' are empty. */
    static Row[] of(EpochInput input, boolean[] permits) {
        var registrations = Registrations.of(input);
        var rows = new Row[permits.length];
        for (var uid = 0; uid < rows.length; uid++) {
            var given = input.neurons().get(uid).weights();
            rows[uid] = permits[uid] ? normalized(given, WeightMask.of(uid, registrations, input)) : Row.EMPTY;
        }
        return rows;
    }

    /** W_ij = w_ij / Σ_j w_ij over the entries that count. */
    private static Row normalized(SparseRow given, WeightMask mask) {
        var size = 0;
        var sum = 0L;
        for (var k = 0; k < given.size(); k++) {
            if (!mask.counts(given.uid(k))) continue;
            size++;
            sum += given.value(k);
        }
        return normalized(given, mask, size, sum);
    }

    private static Row normalized(SparseRow given, WeightMask mask, int size, long sum) {
        var miners = new int[size];
        var weights = new long[size];
        var reciprocal = Divisors.reciprocal(sum);
        for (int k = 0, next = 0; next < size; k++) {
            if (!mask.counts(given.uid(k))) continue;
            miners[next] = given.uid(k);
            weights[next++] = Divisors.share(given.value(k), sum, reciprocal);
        }
        return new Row(miners, weights);
    }
}
