package io.taomarket.yuma.reference;

import io.taomarket.yuma.SparseRow;
import java.util.TreeMap;

/** Rows of weights and bonds: agreeing and not, sparse and dense, with zeros and with uids that nobody holds. */
record RandomRow(Dice dice, int neurons) {

    /** Some row, often close to the one that others hold to. */
    SparseRow draw(SparseRow common) {
        return switch (dice.below(13)) {
            case 0 -> SparseRow.EMPTY;
            case 1, 2, 3 -> common;
            case 4, 5 -> shaken(common);
            case 6 -> single();
            case 7 -> filled(1, dice.u16());
            case 8 -> whole();
            default -> filled(dice.oneOf(1, 2, 4), -1);
        };
    }

    /** A value for one uid in so many; the value given, or a drawn one where that is negative. */
    SparseRow filled(int oneIn, int value) {
        var row = new TreeMap<Integer, Integer>();
        for (var uid = 0; uid < neurons; uid++) {
            if (dice.oneIn(oneIn)) row.put(uid, value < 0 ? dice.u16() : value);
        }
        if (dice.oneIn(8)) row.put(dice.oneOf(neurons, neurons + 1, 65535), dice.u16());
        return row(row);
    }

    /** Values that sum to 65535: as weights they are, to the bit, what they are as bonds. */
    private SparseRow whole() {
        var row = new TreeMap<Integer, Integer>();
        var left = 65535;
        for (var uid = 0; uid < neurons && left > 0; uid++) {
            var value = uid == neurons - 1 ? left : dice.below(left + 1);
            row.put(uid, value);
            left -= value;
        }
        return row(row);
    }

    private SparseRow single() {
        var row = new TreeMap<Integer, Integer>();
        row.put(dice.below(neurons), dice.oneOf(0, 1, 65535));
        return row(row);
    }

    private SparseRow shaken(SparseRow common) {
        var row = new TreeMap<Integer, Integer>();
        var uids = common.uids();
        var values = common.values();
        for (var k = 0; k < uids.length; k++) {
            if (dice.oneIn(10)) continue;
            var zero = dice.oneIn(8);
            row.put(uids[k], zero ? 0 : Math.clamp(values[k] + dice.between(-500, 500), 0, 65535));
        }
        return row(row);
    }

    private static SparseRow row(TreeMap<Integer, Integer> row) {
        return new SparseRow(
                row.keySet().stream().mapToInt(uid -> uid).toArray(),
                row.values().stream().mapToInt(value -> value).toArray());
    }
}
