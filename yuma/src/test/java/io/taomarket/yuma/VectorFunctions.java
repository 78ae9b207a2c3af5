package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The functions that vectors of kind math and economy name, as this library computes them. */
final class VectorFunctions {

    private VectorFunctions() {}

    static void check(String function, JsonNode example, JsonNode vector) {
        var args = example.get("args");
        var expect = example.get("expect");
        var tolerance = example.path("tol").asDouble(vector.path("tolerance").asDouble(0));
        switch (function) {
            case "weighted_median" -> assertThat(weightedMedian(args)).isEqualTo(VectorJson.bits(expect, true));
            case "weighted_median_col" ->
                assertThat(weightedMedianOfColumns(args)).isEqualTo(VectorJson.bitsOf(expect, true));
            case "sigmoid_safe" ->
                assertThat(sigmoid(args, example)).as(args.toString()).isEqualTo(VectorJson.bits(expect, false));
            case "exp_safe" -> checkExp(Fixed.exp(VectorJson.bits(args.get("x"), false)), expect);
            case "vec_max_upscale_to_u16" ->
                checkVector(Weights.maxUpscale(VectorJson.bitsOf(args.get("vector"), true)), expect, tolerance);
            case "vec_u16_max_upscale_to_u16" ->
                checkVector(
                        Weights.maxUpscale(VectorJson.uids(args.get("vector")).toArray()), expect, tolerance);
            case "check_vec_max_limited" -> assertThat(withinLimit(args)).isEqualTo(expect.asBoolean());
            case "is_topk" -> checkMarks(largest(args), expect);
            case "is_topk_nonzero" -> checkMarks(largestNonZero(args), expect);
            case "col_clip" ->
                checkMatrix(
                        Clipping.clip(
                                VectorJson.matrix(args.get("matrix")), VectorJson.bitsOf(args.get("threshold"), false)),
                        expect,
                        tolerance);
            case "col_max_upscale" ->
                checkMatrix(VectorJson.matrix(args.get("matrix")).maxUpscaleColumns(), expect, tolerance);
            case "interpolate" -> checkMatrix(interpolate(args), expect, tolerance);
            case "mat_ema_alpha" -> checkMatrix(average(args), expect, tolerance);
            case "compute_bonds_on_off" -> checkLiquidEqualsPlain(args, tolerance);
            case "alpha_sigmoid" ->
                assertThat(VectorJson.real(alpha(args)))
                        .as(args.toString())
                        .isCloseTo(expect.asDouble(), within(tolerance));
            case "block_emission" ->
                assertThat(Issuance.blockEmissionRao(args.get("issuance").asLong()))
                        .isEqualTo(expect.asLong());
            default -> throw new IllegalArgumentException("neither computed nor marked as later: " + function);
        }
    }

    private static long weightedMedian(JsonNode args) {
        var stakes = VectorJson.bitsOf(args.get("stake"), true);
        if (args.path("normalize").asBoolean(false)) stakes = Vectors.normalize(stakes);
        var minority = Fixed.ONE - VectorJson.bits(args.get("majority"), true);
        return Consensus.weightedMedian(stakes, VectorJson.bitsOf(args.get("score"), true), minority);
    }

    private static long[] weightedMedianOfColumns(JsonNode args) {
        var majority = VectorJson.bits(args.get("majority"), true);
        return Consensus.of(VectorJson.matrix(args.get("score")), VectorJson.bitsOf(args.get("stake"), true), majority);
    }

    private static long sigmoid(JsonNode args, JsonNode example) {
        ToLongFunction<String> arg =
                name -> VectorJson.bits(args.get(name), example.path("single").asBoolean(false));
        return Fixed.sigmoid(arg.applyAsLong("x"), arg.applyAsLong("rho"), arg.applyAsLong("kappa"));
    }

    private static void checkExp(long computed, JsonNode expect) {
        if (expect.has("same_as"))
            assertThat(computed).isEqualTo(Fixed.exp(VectorJson.bits(expect.get("same_as"), false)));
        if (expect.has("bits"))
            assertThat(computed).isEqualTo(expect.get("bits").asLong());
        if (expect.has("value")) {
            assertThat(VectorJson.real(computed))
                    .isCloseTo(
                            expect.get("value").asDouble(),
                            within(expect.get("tol").asDouble()));
        }
    }

    private static boolean withinLimit(JsonNode args) {
        return Weights.withinLimit(
                VectorJson.uids(args.get("vector")).toArray(), args.get("limit").asInt());
    }

    private static boolean[] largest(JsonNode args) {
        return Stakes.largest(
                VectorJson.bitsOf(args.get("vector"), true), args.get("k").asInt());
    }

    private static boolean[] largestNonZero(JsonNode args) {
        var values = VectorJson.bitsOf(args.get("vector"), true);
        var marks = largest(args);
        for (var i = 0; i < marks.length; i++) marks[i] &= values[i] != 0;
        return marks;
    }

    /** Two matrices and a ratio, in this order. */
    private static Matrix interpolate(JsonNode args) {
        var matrices = args.values().stream()
                .filter(JsonNode::isArray)
                .map(VectorJson::matrix)
                .toList();
        var ratio =
                args.values().stream().filter(JsonNode::isNumber).findFirst().orElseThrow();
        return Clipping.interpolate(matrices.get(0), matrices.get(1), VectorJson.bits(ratio, true));
    }

    /** The dense form is the sparse one with every entry present. */
    private static Matrix average(JsonNode args) {
        var isSparse = args.path("form").asString("dense").equals("sparse");
        var old = VectorJson.matrix(args.get("old"), isSparse);
        var alpha = VectorJson.matrix(args.get("alpha"));
        return VectorJson.matrix(args.get("new"), isSparse)
                .map((i, j, weight) -> LiquidAlpha.average(weight, old.bits(i, j), alpha.bits(i, j)));
    }

    /** With alpha low = high = 0.1 the liquid average is the plain one of memory 0.9. */
    private static void checkLiquidEqualsPlain(JsonNode args, double tolerance) {
        var rules = EpochSequence.hyperparameters(args.get("hyperparameters"));
        var weights = VectorJson.matrix(args.get("weights"));
        var bonds = VectorJson.matrix(args.get("bonds"));
        var consensus = VectorJson.bitsOf(args.get("consensus"), false);
        var liquid = LiquidAlpha.average(weights, bonds, consensus, rules);
        var plain = Bonds.average(weights, bonds, rules.plainAlpha());
        weights.forEach((i, j, _) -> assertThat(VectorJson.real(liquid.bits(i, j)))
                .isCloseTo(VectorJson.real(plain.bits(i, j)), within(tolerance)));
    }

    private static long alpha(JsonNode args) {
        ToLongFunction<String> arg = name -> VectorJson.bits(args.get(name), false);
        return LiquidAlpha.alpha(
                arg.applyAsLong("consensus"),
                arg.applyAsLong("weight"),
                arg.applyAsLong("bond"),
                arg.applyAsLong("low"),
                arg.applyAsLong("high"),
                arg.applyAsLong("steepness"));
    }

    private static void checkMarks(boolean[] computed, JsonNode expect) {
        checkVector(
                IntStream.range(0, computed.length)
                        .map(i -> computed[i] ? 1 : 0)
                        .toArray(),
                expect,
                0);
    }

    private static void checkVector(int[] computed, JsonNode expect, double tolerance) {
        assertThat(computed).hasSize(expect.size());
        for (var i = 0; i < computed.length; i++) {
            var real = expect.get(i).isBoolean()
                    ? (expect.get(i).asBoolean() ? 1 : 0)
                    : expect.get(i).asDouble();
            assertThat((double) computed[i])
                    .as("%s against %s", Arrays.toString(computed), expect)
                    .isCloseTo(real, within(tolerance));
        }
    }

    private static void checkMatrix(Matrix computed, JsonNode expect, double tolerance) {
        var expected = VectorJson.matrix(expect);
        for (var i = 0; i < expected.rows(); i++) {
            for (var j = 0; j < expected.columns(); j++) {
                assertThat(VectorJson.real(computed.bits(i, j)))
                        .as("(%d, %d) against %s", i, j, expect)
                        .isCloseTo(VectorJson.real(expected.bits(i, j)), within(tolerance));
            }
        }
    }
}
