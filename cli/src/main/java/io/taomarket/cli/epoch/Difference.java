package io.taomarket.cli.epoch;

import io.taomarket.yuma.SparseRow;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a platform published and what its own input gives, where they first part.
 *
 * @param place whose it is
 * @param field in JSON's words
 */
record Difference(String place, String field, String stored, String recomputed) {

    private static final Map<String, Function<StoredOutput.Slot, Object>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("uid", StoredOutput.Slot::uid);
        FIELDS.put("hotkey", StoredOutput.Slot::hotkey);
        FIELDS.put("consensus", StoredOutput.Slot::consensus);
        FIELDS.put("incentive", StoredOutput.Slot::incentive);
        FIELDS.put("dividends", StoredOutput.Slot::dividends);
        FIELDS.put("validator_trust", StoredOutput.Slot::validatorTrust);
        FIELDS.put("stake_weight", StoredOutput.Slot::stakeWeight);
        FIELDS.put("active", StoredOutput.Slot::active);
        FIELDS.put("validator_permit", StoredOutput.Slot::validatorPermit);
        FIELDS.put("incentive_bits", StoredOutput.Slot::incentiveBits);
        FIELDS.put("dividend_bits", StoredOutput.Slot::dividendBits);
        FIELDS.put("bonds", StoredOutput.Slot::bonds);
    }

    /** How many fields of every neuron are compared. */
    static int fields() {
        return FIELDS.size();
    }

    static Optional<Difference> first(StoredEpoch stored, StoredOutput recomputed) {
        if (!stored.isHashTrue())
            return Optional.of(new Difference("the epoch", "input_hash", stored.inputHash(), stored.recomputedHash()));
        var theirs = stored.output().neurons();
        var ours = recomputed.neurons();
        if (theirs.size() != ours.size())
            return Optional.of(new Difference(
                    "the epoch", "neurons", Integer.toString(theirs.size()), Integer.toString(ours.size())));
        return IntStream.range(0, ours.size())
                .boxed()
                .flatMap(uid -> first(uid, theirs.get(uid), ours.get(uid)).stream())
                .findFirst();
    }

    private static Optional<Difference> first(int uid, StoredOutput.Slot theirs, StoredOutput.Slot ours) {
        if (theirs.equals(ours)) return Optional.empty();
        return FIELDS.entrySet().stream()
                .filter(field ->
                        !field.getValue().apply(theirs).equals(field.getValue().apply(ours)))
                .map(field -> of(uid, field.getKey(), theirs, ours))
                .findFirst();
    }

    private static Difference of(int uid, String field, StoredOutput.Slot theirs, StoredOutput.Slot ours) {
        if (field.equals("bonds")) return ofBonds(uid, theirs.bonds(), ours.bonds());
        var value = FIELDS.get(field);
        if (value == null) throw new IllegalStateException("no such field: " + field);
        return new Difference(
                "uid " + uid,
                field,
                value.apply(theirs).toString(),
                value.apply(ours).toString());
    }

    private static Difference ofBonds(int uid, SparseRow theirs, SparseRow ours) {
        var miner = Stream.of(theirs, ours)
                .flatMapToInt(row -> Arrays.stream(row.uids()))
                .filter(to -> !value(theirs, to).equals(value(ours, to)))
                .min()
                .orElseThrow();
        return new Difference("uid " + uid, "bonds to uid " + miner, value(theirs, miner), value(ours, miner));
    }

    private static String value(SparseRow row, int uid) {
        var at = Arrays.binarySearch(row.uids(), uid);
        return at < 0 ? "none" : Integer.toString(row.values()[at]);
    }
}
