package io.taomarket.yuma.sequence;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.EpochResult;
import io.taomarket.yuma.Hyperparameters;
import io.taomarket.yuma.Neuron;
import io.taomarket.yuma.SparseRow;
import io.taomarket.yuma.Weights;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What one epoch hands to the next, and what is changed between them; by uid. */
final class State {

    long block;
    long lastEpochBlock;

    @Nullable
    Integer ownerUid;

    long[] stakes;
    long[] lastUpdates;
    long[] registrations;
    boolean[] permits;

    @Nullable
    Long[] commitBlocks;

    SparseRow[] weights;
    SparseRow[] bonds;

    State(int neurons) {
        stakes = new long[neurons];
        lastUpdates = new long[neurons];
        registrations = new long[neurons];
        permits = new boolean[neurons];
        commitBlocks = new Long[neurons];
        weights = new SparseRow[neurons];
        bonds = new SparseRow[neurons];
        Arrays.fill(weights, SparseRow.EMPTY);
        Arrays.fill(bonds, SparseRow.EMPTY);
    }

    /** A row as a validator submits it: scaled when it is stored, and its validator has spoken. */
    void setWeights(int uid, SparseRow raw) {
        weights[uid] = new SparseRow(raw.uids(), Weights.maxUpscale(raw.values()));
        lastUpdates[uid] = block;
    }

    /** A newcomer takes the slot: nothing of its holder is left, and what others thought of it counts as zero. */
    void replace(int uid) {
        stakes[uid] = 0;
        lastUpdates[uid] = block;
        registrations[uid] = block;
        permits[uid] = false;
        weights[uid] = SparseRow.EMPTY;
        bonds[uid] = SparseRow.EMPTY;
        Arrays.setAll(weights, i -> zeroed(weights[i], uid));
    }

    /** Every validator loses its bond to this miner. */
    void resetBondsTo(int uid) {
        Arrays.setAll(bonds, i -> without(bonds[i], uid));
    }

    EpochInput input(long emissionRao, Hyperparameters rules) {
        var neurons = IntStream.range(0, stakes.length).mapToObj(this::neuron).toList();
        return new EpochInput(block, emissionRao, rules, lastEpochBlock, ownerUid, neurons);
    }

    /** Bonds and permits live on. */
    void keep(EpochResult result) {
        for (var uid = 0; uid < bonds.length; uid++) {
            bonds[uid] = result.neurons().get(uid).bonds();
            permits[uid] = result.neurons().get(uid).validatorPermit();
        }
    }

    private Neuron neuron(int uid) {
        return new Neuron(
                stakes[uid],
                lastUpdates[uid],
                registrations[uid],
                permits[uid],
                commitBlocks[uid],
                weights[uid],
                bonds[uid]);
    }

    private static SparseRow zeroed(SparseRow row, int uid) {
        var uids = row.uids();
        var values = row.values();
        Arrays.setAll(values, k -> uids[k] == uid ? 0 : values[k]);
        return new SparseRow(uids, values);
    }

    private static SparseRow without(SparseRow row, int uid) {
        var uids = row.uids();
        var values = row.values();
        var kept = IntStream.range(0, uids.length).filter(k -> uids[k] != uid).toArray();
        return new SparseRow(
                IntStream.of(kept).map(k -> uids[k]).toArray(),
                IntStream.of(kept).map(k -> values[k]).toArray());
    }
}
