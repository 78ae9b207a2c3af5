package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two teams weight each other's miners: the majority must not earn less than its share of stake. */
final class ConsensusGuarantee {

    private static final double SUPPLY_RAO = 21e15;
    private static final double STAKE_DEVIATION = 0.3;

    private final JsonNode vector;
    private final int validators;
    private final int miners;
    private long random;

    ConsensusGuarantee(JsonNode vector) {
        this.vector = vector;
        this.validators = vector.get("validators").asInt();
        this.miners = vector.get("n").asInt() - validators;
    }

    void check() {
        vector.get("cases").forEach(this::check);
    }

    private void check(JsonNode example) {
        random = vector.get("seed").asLong();
        var ratio = majorityShare(example);
        var majorStake = example.get("major_stake").asDouble();
        switch (example.path("expect").asString("kept")) {
            case "kept" -> assertThat(ratio).as(example.toString()).isGreaterThanOrEqualTo(majorStake);
            case "eroded" -> assertThat(ratio).as(example.toString()).isLessThan(majorStake);
            case "none" -> assertThat(example.has("golden_ratio")).isTrue();
            case String unknown -> throw new IllegalArgumentException("unknown expectation " + unknown);
        }
        if (example.has("golden_ratio")) {
            assertThat(ratio)
                    .as(example.toString())
                    .isCloseTo(
                            example.get("golden_ratio").asDouble(),
                            within(vector.get("golden_tolerance").asDouble()));
        }
    }

    private double majorityShare(JsonNode example) {
        var majorStake = example.get("major_stake").asDouble();
        var majorValidators = teamSize(majorStake, validators);
        var majorMiners = teamSize(majorStake, miners);
        var result = Yuma.run(input(example, majorValidators, majorMiners)).neurons();
        var totalRao = result.stream().mapToLong(NeuronResult::emissionRao).sum();
        var majorRao = IntStream.concat(
                        IntStream.range(0, majorValidators), IntStream.range(validators, validators + majorMiners))
                .mapToLong(uid -> result.get(uid).emissionRao())
                .sum();
        return (double) majorRao / totalRao;
    }

    private EpochInput input(JsonNode example, int majorValidators, int majorMiners) {
        var majorStake = example.get("major_stake").asDouble();
        var stakes = DoubleStream.concat(
                        shares(majorValidators, majorStake, STAKE_DEVIATION),
                        shares(validators - majorValidators, 1 - majorStake, STAKE_DEVIATION))
                .toArray();
        var neurons = IntStream.range(0, validators + miners)
                .mapToObj(uid -> uid < validators
                        ? validator(stakes[uid], weights(example, uid < majorValidators, majorMiners))
                        : new Neuron(0, 0, 0, false, null, SparseRow.EMPTY, SparseRow.EMPTY))
                .toList();
        var rules = ((ObjectNode) vector.get("hyperparameters")).deepCopy();
        rules.set("bonds_penalty", example.get("bonds_penalty"));
        return new EpochInput(1, 1_000_000_000, EpochSequence.hyperparameters(rules), 0, null, neurons);
    }

    /** Weights reach the chain as floor(w · 65535), which upscales them. */
    private Neuron validator(double stake, double[] weights) {
        var raw = Arrays.stream(weights).mapToInt(w -> (int) (w * 65535)).toArray();
        var uids = IntStream.range(validators, validators + miners).toArray();
        var row = new SparseRow(uids, Weights.maxUpscale(raw));
        return new Neuron((long) (stake * SUPPLY_RAO), 1, 0, true, null, row, SparseRow.EMPTY);
    }

    private double[] weights(JsonNode example, boolean isMajor, int majorMiners) {
        var onMajor = isMajor
                ? example.get("major_weight").asDouble()
                : 1 - example.get("minor_weight").asDouble();
        var deviation = example.get("weight_stddev").asDouble();
        return DoubleStream.concat(
                        shares(majorMiners, onMajor, deviation), shares(miners - majorMiners, 1 - onMajor, deviation))
                .toArray();
    }

    /** Samples of max(0, 1 + deviation · normal), scaled to a total. */
    private DoubleStream shares(int count, double total, double deviation) {
        var samples = IntStream.range(0, count)
                .mapToDouble(_ -> Math.max(0, 1 + deviation * normal()))
                .toArray();
        var sum = Arrays.stream(samples).sum();
        return Arrays.stream(samples).map(sample -> sample / sum * total);
    }

    private double normal() {
        var radius = Math.sqrt(-2 * Math.log(unit()));
        return radius * Math.cos(2 * Math.PI * unit());
    }

    private double unit() {
        random = 6364136223846793005L * random + 1442695040888963407L;
        return ((random >>> 40) + 0.5) / (1 << 24);
    }

    private static int teamSize(double share, int count) {
        return Math.clamp((int) (share * count), 1, count - 1);
    }
}
