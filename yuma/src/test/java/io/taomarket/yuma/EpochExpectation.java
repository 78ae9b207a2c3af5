package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Compares one computed epoch with what its vector expects ("expect") and with its complete output ("golden"). */
final class EpochExpectation {

    private final String name;
    private final JsonNode vector;
    private final JsonNode expected;
    private final Epoch epoch;
    private final EpochResult result;
    private final Map<String, Integer> rememberedBonds;

    EpochExpectation(
            String name, JsonNode vector, JsonNode expected, EpochInput input, Map<String, Integer> rememberedBonds) {
        this.name = name;
        this.vector = vector;
        this.expected = expected;
        this.epoch = Epoch.of(input);
        this.result = epoch.result(input.emissionRao(), null);
        this.rememberedBonds = rememberedBonds;
    }

    void check() {
        expected.path("expect").forEachEntry((what, value) -> checkExpect(what, value, tolerance(what)));
        expected.path("golden").forEachEntry((what, value) -> checkExpect(what, value, 0));
    }

    private void checkExpect(String what, JsonNode value, double tolerance) {
        switch (what) {
            case "fixed" ->
                value.forEachEntry((vectorName, reals) -> checkReals(vectorName, reals, tolerance("fixed")));
            case "fixed_rows" -> value.forEachEntry((matrix, rows) -> checkRealRows(matrix, rows, tolerance("fixed")));
            case "groups" -> value.forEach(this::checkGroup);
            case "property" -> value.forEach(this::checkProperty);
            case "bonds" ->
                value.forEachEntry((uid, row) -> assertThat(bonds(Integer.parseInt(uid)))
                        .as("%s bonds of %s", name, uid)
                        .isEqualTo(VectorJson.row(row)));
            case "bond_u16" -> value.forEach(bond -> checkBond(bond, 1, tolerance));
            case "bond_fraction" -> value.forEach(bond -> checkBond(bond, 65535, Math.max(tolerance, 1e-3)));
            case "dividend_fraction" -> checkList("dividends", value, 65535, Math.max(tolerance, 1e-3));
            default -> checkList(what, value, 1, tolerance);
        }
    }

    /** A list, or {uid: value}. */
    private void checkList(String what, JsonNode values, int one, double tolerance) {
        if (values.isArray())
            assertThat(values.size()).as(name + what).isEqualTo(result.neurons().size());
        if (values.isArray()) {
            for (var uid = 0; uid < values.size(); uid++) checkOutput(what, uid, values.get(uid), one, tolerance);
            return;
        }
        values.forEachEntry((uid, value) -> checkOutput(what, Integer.parseInt(uid), value, one, tolerance));
    }

    private void checkOutput(String what, int uid, JsonNode value, double one, double tolerance) {
        var real = value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.asDouble();
        assertThat(output(what, uid) / one).as("%s %s of %d", name, what, uid).isCloseTo(real, within(tolerance));
    }

    private double output(String what, int uid) {
        var neuron = result.neurons().get(uid);
        return switch (what) {
            case "consensus" -> neuron.consensus();
            case "incentive" -> neuron.incentive();
            case "dividends" -> neuron.dividends();
            case "validator_trust" -> neuron.validatorTrust();
            case "stake_weight" -> neuron.stakeWeight();
            case "emission" -> neuron.emissionRao();
            case "server_emission" -> neuron.serverEmissionRao();
            case "validator_emission" -> neuron.validatorEmissionRao();
            case "validator_permit" -> neuron.validatorPermit() ? 1 : 0;
            case "active" -> neuron.active() ? 1 : 0;
            default -> throw new IllegalArgumentException("unknown output " + what);
        };
    }

    private void checkReals(String what, JsonNode reals, double tolerance) {
        var computed =
                switch (what) {
                    case "consensus" -> epoch.consensus();
                    case "validator_trust" -> epoch.clipping().validatorTrust();
                    case "incentive", "rank" -> epoch.incentive();
                    case "dividends" -> epoch.bonds().dividends();
                    case "normalized_emission" -> epoch.emission().combined();
                    case "stake" -> epoch.stakes().shares();
                    case "active_stake" -> epoch.stakes().activeShares();
                    default -> throw new IllegalArgumentException("unknown vector " + what);
                };
        for (var uid = 0; uid < reals.size(); uid++) {
            assertThat(VectorJson.real(computed[uid]))
                    .as("%s fixed %s of %d", name, what, uid)
                    .isCloseTo(reals.get(uid).asDouble(), within(tolerance));
        }
    }

    private void checkRealRows(String what, JsonNode rows, double tolerance) {
        var computed =
                switch (what) {
                    case "weights" -> epoch.weights();
                    case "ema_bonds" -> epoch.bonds().stored();
                    default -> throw new IllegalArgumentException("unknown matrix " + what);
                };
        for (var row = 0; row < rows.size(); row++) {
            assertThat(computed[row].size()).isEqualTo(rows.get(row).size());
            for (var entry : rows.get(row)) {
                assertThat(VectorJson.real(computed[row].of(entry.get(0).asInt())))
                        .as("%s fixed %s of %d: %s", name, what, row, entry)
                        .isCloseTo(entry.get(1).asDouble(), within(tolerance));
            }
        }
    }

    private void checkGroup(JsonNode group) {
        group.forEachEntry((what, value) -> VectorJson.uids(group.get("uids")).forEach(uid -> {
            if (what.equals("uids")) return;
            if (!what.equals("bond_to")) {
                checkOutput(what, uid, value, 1, tolerance(what));
                return;
            }
            for (var bond : value) {
                assertThat(bond(uid, bond.get(0).asInt()))
                        .as("%s bond of %d to %s", name, uid, bond)
                        .isEqualTo(bond.get(1).asInt());
            }
        }));
    }

    private void checkBond(JsonNode bond, double one, double tolerance) {
        assertThat(bond(bond.get(0).asInt(), bond.get(1).asInt()) / one)
                .as("%s bond %s", name, bond)
                .isCloseTo(bond.get(2).asDouble(), within(tolerance));
    }

    private void checkProperty(JsonNode property) {
        switch (property.get(0).asString()) {
            case "incentive_gt0" ->
                VectorJson.uids(property.get(1)).forEach(uid -> assertThat(output("incentive", uid))
                        .as("%s incentive of %d", name, uid)
                        .isPositive());
            case "server_emission_equal" ->
                assertThat(VectorJson.uids(property.get(1))
                                .mapToDouble(uid -> output("server_emission", uid))
                                .distinct())
                        .hasSize(1);
            case "total_emission_close" ->
                assertThat(total("emission", IntStream.range(0, result.neurons().size())))
                        .isCloseTo(
                                property.get(1).asDouble(),
                                within(property.get(2).asDouble()));
            case "remember_bond" -> rememberedBonds.put(property.get(1).asString(), rememberable(property));
            case "bond_ge_remembered" ->
                assertThat(rememberable(property)).isGreaterThanOrEqualTo(remembered(property));
            case "bond_le_remembered" -> assertThat(rememberable(property)).isLessThanOrEqualTo(remembered(property));
            case "emission_ratio_ge" ->
                assertThat(total("emission", VectorJson.uids(property.get(1))))
                        .isGreaterThanOrEqualTo(total("emission", VectorJson.uids(property.get(2)))
                                * property.get(3).asDouble());
            case String unknown -> throw new IllegalArgumentException("unknown property " + unknown);
        }
    }

    private double total(String what, IntStream uids) {
        return uids.mapToDouble(uid -> output(what, uid)).sum();
    }

    private int rememberable(JsonNode property) {
        return bond(property.get(2).asInt(), property.get(3).asInt());
    }

    private int remembered(JsonNode property) {
        return rememberedBonds.get(property.get(1).asString());
    }

    private SparseRow bonds(int uid) {
        return result.neurons().get(uid).bonds();
    }

    private int bond(int from, int to) {
        var uids = bonds(from).uids();
        var values = bonds(from).values();
        return IntStream.range(0, uids.length)
                .filter(k -> uids[k] == to)
                .map(k -> values[k])
                .sum();
    }

    /** A number for all outputs, or one by output; the epoch's own before the vector's. */
    private double tolerance(String what) {
        for (var node : new JsonNode[] {expected.path("tolerance"), vector.path("tolerance")}) {
            if (node.isNumber()) return node.asDouble();
            if (node.has(what)) return node.get(what).asDouble();
        }
        return 0;
    }
}
