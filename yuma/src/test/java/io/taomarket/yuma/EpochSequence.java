package io.taomarket.yuma;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A vector of kind epoch_sequence: a state, and epochs that change it one after the other. */
final class EpochSequence {

    private final JsonNode vector;
    private final int size;
    private final Map<String, Integer> rememberedBonds = new HashMap<>();
    private long block;
    private long lastEpochBlock;
    private @Nullable Integer ownerUid;
    private long[] stakes;
    private long[] lastUpdates;
    private long[] registrations;
    private long[] permits;
    private SparseRow[] weights;
    private SparseRow[] bonds;
    private @Nullable Long[] commitBlocks;

    EpochSequence(JsonNode vector) {
        this.vector = vector;
        size = vector.get("n").asInt();
        stakes = new long[size];
        lastUpdates = new long[size];
        registrations = new long[size];
        permits = new long[size];
        weights = emptyRows();
        bonds = emptyRows();
        commitBlocks = new Long[size];
    }

    void check() {
        apply(vector.get("initial"));
        var number = 0;
        for (var epoch : vector.get("epochs")) {
            if (epoch.has("set")) apply(epoch.get("set"));
            for (var run = 1; run < epoch.path("repeat").asInt(1); run++) keep(Yuma.run(input(epoch)));
            var input = input(epoch);
            keep(Yuma.run(input));
            new EpochExpectation("epoch " + ++number, vector, epoch, input, rememberedBonds).check();
        }
    }

    private EpochInput input(JsonNode epoch) {
        var neurons = IntStream.range(0, size)
                .mapToObj(uid -> new Neuron(
                        stakes[uid],
                        lastUpdates[uid],
                        registrations[uid],
                        permits[uid] != 0,
                        commitBlocks[uid],
                        weights[uid],
                        bonds[uid]))
                .toList();
        var emissionRao = epoch.path("emission").asLong(1_000_000_000);
        return new EpochInput(block, emissionRao, rules(epoch), lastEpochBlock, ownerUid, neurons);
    }

    private Hyperparameters rules(JsonNode epoch) {
        var rules = ((ObjectNode) vector.path("hyperparameters")).deepCopy();
        if (epoch.has("hyperparameters")) rules.setAll((ObjectNode) epoch.get("hyperparameters"));
        return hyperparameters(rules);
    }

    static Hyperparameters hyperparameters(JsonNode rules) {
        var d = Hyperparameters.DEFAULTS;
        return new Hyperparameters(
                rules.path("tempo").asInt(d.tempoBlocks()),
                rules.path("kappa").asInt(d.kappa()),
                rules.path("bonds_moving_average").asInt(d.bondsMovingAverage()),
                rules.path("bonds_penalty").asInt(d.bondsPenalty()),
                rules.path("yuma3").asBoolean(d.yuma3()),
                rules.path("liquid_alpha").asBoolean(d.liquidAlpha()),
                rules.path("alpha_low").asInt(d.alphaLow()),
                rules.path("alpha_high").asInt(d.alphaHigh()),
                rules.path("alpha_sigmoid_steepness").asInt(d.alphaSigmoidSteepness()),
                rules.path("activity_cutoff_factor_milli").asInt(d.activityCutoffFactorMilli()),
                rules.path("max_allowed_validators").asInt(d.maxAllowedValidators()),
                rules.path("stake_threshold").asLong(d.stakeThreshold()),
                rules.path("commit_reveal").asBoolean(false),
                rules.has("activity_cutoff_blocks")
                        ? rules.get("activity_cutoff_blocks").asInt()
                        : null);
    }

    /** The block first, then the rest in order. */
    private void apply(JsonNode changes) {
        block = changes.path("block").asLong(block);
        changes.forEachEntry(this::apply);
    }

    private void apply(String verb, JsonNode value) {
        switch (verb) {
            case "block" -> block = value.asLong();
            case "stake" -> stakes = VectorJson.longs(value, size);
            case "weights" -> weights = VectorJson.rows(value, size);
            case "bonds" -> bonds = VectorJson.rows(value, size);
            case "last_update" -> lastUpdates = VectorJson.longs(value, size);
            case "block_at_registration" -> registrations = VectorJson.longs(value, size);
            case "validator_permit" -> permits = VectorJson.longs(value, size);
            case "owner_uid" -> ownerUid = value.isNull() ? null : value.asInt();
            case "commit_blocks" -> commitBlocks = commitBlocks(value);
            case "last_mechanism_step_block" -> lastEpochBlock = value.asLong();
            case "weights_rows" ->
                value.forEachEntry((uid, row) -> weights[Integer.parseInt(uid)] = VectorJson.row(row));
            case "set_weights" ->
                value.forEachEntry((uid, row) -> setWeights(Integer.parseInt(uid), VectorJson.row(row)));
            case "replace" -> VectorJson.uids(value).forEach(this::replace);
            case "add_stake" -> value.forEachEntry((uid, added) -> stakes[Integer.parseInt(uid)] += added.asLong());
            case "reset_bonds_to" -> Arrays.setAll(bonds, uid -> without(bonds[uid], value.asInt()));
            default -> throw new IllegalArgumentException("unknown verb " + verb);
        }
    }

    private void setWeights(int uid, SparseRow raw) {
        weights[uid] = new SparseRow(raw.uids(), Weights.maxUpscale(raw.values()));
        lastUpdates[uid] = block;
    }

    private void replace(int uid) {
        stakes[uid] = 0;
        lastUpdates[uid] = block;
        registrations[uid] = block;
        permits[uid] = 0;
        weights[uid] = SparseRow.EMPTY;
        bonds[uid] = SparseRow.EMPTY;
        Arrays.setAll(weights, i -> zeroed(weights[i], uid));
    }

    private void keep(EpochResult result) {
        for (var uid = 0; uid < size; uid++) {
            bonds[uid] = result.neurons().get(uid).bonds();
            permits[uid] = result.neurons().get(uid).validatorPermit() ? 1 : 0;
        }
    }

    private @Nullable Long[] commitBlocks(JsonNode value) {
        var blocks = new Long[size];
        if (value.isNull()) return blocks;
        Arrays.setAll(
                blocks, uid -> value.get(uid).isNull() ? null : value.get(uid).asLong());
        return blocks;
    }

    private SparseRow[] emptyRows() {
        var rows = new SparseRow[size];
        Arrays.fill(rows, SparseRow.EMPTY);
        return rows;
    }

    private static SparseRow zeroed(SparseRow row, int uid) {
        var uids = row.uids();
        var values = row.values();
        return new SparseRow(
                uids,
                IntStream.range(0, uids.length)
                        .map(k -> uids[k] == uid ? 0 : values[k])
                        .toArray());
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
