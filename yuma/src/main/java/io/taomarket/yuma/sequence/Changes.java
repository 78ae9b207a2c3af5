package io.taomarket.yuma.sequence;

import static java.util.Objects.requireNonNull;

import io.taomarket.yuma.SparseRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is done to the state before an epoch: the block first, then the rest in the order written. */
final class Changes {

    private static final Set<String> VERBS = Set.of(
            "block",
            "stake",
            "weights",
            "bonds",
            "last_update",
            "block_at_registration",
            "validator_permit",
            "owner_uid",
            "commit_blocks",
            "last_mechanism_step_block",
            "weights_rows",
            "set_weights",
            "replace",
            "add_stake",
            "reset_bonds_to");

    private final List<Change> changes = new ArrayList<>();

    private Changes() {}

    static Changes none() {
        return new Changes();
    }

    /** Reads everything at once, so that a mistake is found before anything runs. */
    static Changes of(Value set, int neurons) {
        var members = new LinkedHashMap<>(set.members(VERBS));
        var changes = new Changes();
        var block = members.remove("block");
        if (block != null) changes.changes.add(change("block", block, neurons));
        members.forEach((verb, value) -> changes.changes.add(change(verb, value, neurons)));
        return changes;
    }

    void applyTo(State state) {
        for (var change : changes) change.applyTo(state);
    }

    private static Change change(String verb, Value value, int neurons) {
        return switch (verb) {
            case "block" -> block(value.natural("a block"));
            case "stake" -> stake(PerNeuron.longs(value, neurons, "a stake"));
            case "weights" -> weights(Rows.matrix(value, neurons));
            case "bonds" -> bonds(Rows.matrix(value, neurons));
            case "last_update" -> lastUpdate(PerNeuron.longsOrMore(value, neurons, "a block"));
            case "block_at_registration" -> registration(PerNeuron.longs(value, neurons, "a block"));
            case "validator_permit" -> permit(PerNeuron.truths(value, neurons));
            case "owner_uid" -> owner(value, neurons);
            case "commit_blocks" -> commitBlocks(value, neurons);
            case "last_mechanism_step_block" -> lastEpochBlock(value.natural("a block"));
            case "weights_rows" -> eachRow(rows(value, neurons), (state, uid, row) -> state.weights[uid] = row);
            case "set_weights" -> eachRow(rows(value, neurons), State::setWeights);
            case "replace" -> replace(Rows.uids(value, neurons));
            case "add_stake" -> addStake(value, neurons);
            case "reset_bonds_to" -> resetBondsTo(value.uid(neurons));
            default -> throw new IllegalStateException("a known verb without a meaning: " + verb);
        };
    }

    private static Change block(long block) {
        return state -> state.block = block;
    }

    private static Change stake(long[] stakes) {
        return state -> state.stakes = stakes.clone();
    }

    private static Change weights(SparseRow[] rows) {
        return state -> state.weights = rows.clone();
    }

    private static Change bonds(SparseRow[] rows) {
        return state -> state.bonds = rows.clone();
    }

    private static Change lastUpdate(long[] blocks) {
        return state -> state.lastUpdates = blocks.clone();
    }

    private static Change registration(long[] blocks) {
        return state -> state.registrations = blocks.clone();
    }

    private static Change permit(boolean[] permits) {
        return state -> state.permits = permits.clone();
    }

    private static Change owner(Value value, int neurons) {
        var uid = value.isNull() ? null : value.uid(neurons);
        return state -> state.ownerUid = uid;
    }

    private static Change commitBlocks(Value value, int neurons) {
        var blocks = PerNeuron.blocksOrNone(value, neurons);
        return state -> state.commitBlocks = blocks;
    }

    private static Change lastEpochBlock(long block) {
        return state -> state.lastEpochBlock = block;
    }

    private static Change replace(int[] uids) {
        return state -> {
            for (var uid : uids) state.replace(uid);
        };
    }

    private static Change resetBondsTo(int uid) {
        return state -> state.resetBondsTo(uid);
    }

    /** {uid: amount}; what does not fit is refused when it happens, because only then the sum is known. */
    private static Change addStake(Value value, int neurons) {
        var added = new LinkedHashMap<Integer, Long>();
        var places = new LinkedHashMap<Integer, Value>();
        value.members().values().forEach(amount -> {
            var uid = key(amount, neurons);
            added.put(uid, amount.natural("a stake"));
            places.put(uid, amount);
        });
        return state -> added.forEach((uid, amount) -> {
            if (amount > Long.MAX_VALUE - state.stakes[uid])
                throw requireNonNull(places.get(uid))
                        .refused("the stake of uid " + uid + " grows above " + Long.MAX_VALUE);
            state.stakes[uid] += amount;
        });
    }

    /** {uid: row}. */
    private static Map<Integer, SparseRow> rows(Value value, int neurons) {
        var rows = new LinkedHashMap<Integer, SparseRow>();
        value.members().values().forEach(row -> rows.put(key(row, neurons), Rows.row(row, neurons)));
        return rows;
    }

    private static Change eachRow(Map<Integer, SparseRow> rows, RowChange change) {
        return state -> rows.forEach((uid, row) -> change.applyTo(state, uid, row));
    }

    /** A uid as the key of an object; written in one way only, so that none can occur twice. */
    private static int key(Value member, int neurons) {
        var key = member.step().toString();
        if (!key.matches("0|[1-9][0-9]{0,4}") || Integer.parseInt(key) >= neurons)
            throw member.refused("its key is not a uid (0.." + (neurons - 1) + ")");
        return Integer.parseInt(key);
    }

    private interface Change {

        void applyTo(State state);
    }

    private interface RowChange {

        void applyTo(State state, int uid, SparseRow row);
    }
}
