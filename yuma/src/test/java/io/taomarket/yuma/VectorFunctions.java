package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The functions that vectors of kind math name, as this library computes them. */
final class VectorFunctions {

    private VectorFunctions() {}

    static void check(String function, JsonNode example, JsonNode vector) {
        var args = example.get("args");
        var expect = example.get("expect");
        var tolerance = example.path("tol").asDouble(vector.path("tolerance").asDouble(0));
        switch (function) {
            case "weighted_median" -> assertThat(weightedMedian(args)).isEqualTo(VectorJson.bits(expect, true));
            case "weighted_median_col", "weighted_median_col_sparse" ->
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
            case "col_clip", "inplace_col_clip", "col_clip_sparse" -> checkMatrix(clip(args), expect, tolerance);
            case "col_max_upscale", "inplace_col_max_upscale", "inplace_col_max_upscale_sparse" ->
                checkMatrix(maxUpscale(VectorJson.matrix(args.get("matrix"))), expect, tolerance);
            case "interpolate", "interpolate_sparse" -> checkMatrix(interpolate(args), expect, tolerance);
            case "mat_ema_alpha" ->
                checkMatrix(average(args, args.path("form").asString("dense").equals("sparse")), expect, tolerance);
            case "mat_ema_alpha_sparse" -> checkMatrix(average(args, true), expect, tolerance);
            case "compute_bonds_on_off" -> checkLiquidEqualsPlain(args, tolerance);
            case "alpha_sigmoid" ->
                assertThat(VectorJson.real(alpha(args)))
                        .as(args.toString())
                        .isCloseTo(expect.asDouble(), within(tolerance));
            default -> throw new IllegalArgumentException("unknown function " + function);
        }
    }

    private static long weightedMedian(JsonNode args) {
        var stakes = VectorJson.bitsOf(args.get("stake"), true);
        if (args.path("normalize").asBoolean(false)) stakes = Vectors.normalize(stakes);
        var minority = Fixed.ONE - VectorJson.bits(args.get("majority"), true);
        return new WeightedMedian(stakes, minority).of(VectorJson.bitsOf(args.get("score"), true));
    }

    private static long[] weightedMedianOfColumns(JsonNode args) {
        var score = args.get("score");
        var columns = args.has("columns")
                ? args.get("columns").asInt()
                : score.isEmpty() ? 0 : score.get(0).size();
        return Consensus.of(
                VectorJson.matrix(score),
                columns,
                VectorJson.bitsOf(args.get("stake"), true),
                VectorJson.bits(args.get("majority"), true));
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

    private static Row[] clip(JsonNode args) {
        var threshold = VectorJson.bitsOf(args.get("threshold"), false);
        return map(VectorJson.matrix(args.get("matrix")), (_, j, bits) -> Math.min(threshold[j], bits));
    }

    private static Row[] maxUpscale(Row[] matrix) {
        var columns = Arrays.stream(matrix).mapToInt(Row::size).max().orElse(0);
        var maxima = new long[columns];
        map(matrix, (_, j, bits) -> maxima[j] = Math.max(maxima[j], bits));
        var divisors = new Divisors(maxima);
        return map(matrix, (_, j, bits) -> divisors.share(j, bits));
    }

    /** Two matrices and a ratio, in this order. */
    private static Row[] interpolate(JsonNode args) {
        var matrices = args.values().stream()
                .filter(JsonNode::isArray)
                .map(VectorJson::matrix)
                .toList();
        var ratio = VectorJson.bits(
                args.values().stream().filter(JsonNode::isNumber).findFirst().orElseThrow(), true);
        var second = matrices.get(1);
        return map(matrices.get(0), (i, j, bits) -> BondWeights.interpolate(bits, second[i].of(j), ratio));
    }

    /** The dense form is the sparse one with every entry present. */
    private static Row[] average(JsonNode args, boolean isSparse) {
        var old = VectorJson.matrix(args.get("old"), isSparse);
        var alpha = VectorJson.matrix(args.get("alpha"));
        return map(
                VectorJson.matrix(args.get("new"), isSparse),
                (i, j, weight) -> LiquidAlpha.average(alpha[i].of(j), weight, old[i].of(j)));
    }

    private interface EntryFormula {
        long apply(int row, int column, long bits);
    }

    private static Row[] map(Row[] matrix, EntryFormula formula) {
        var result = new Row[matrix.length];
        for (var i = 0; i < matrix.length; i++) {
            var bits = matrix[i].bits().clone();
            for (var k = 0; k < bits.length; k++)
                bits[k] = formula.apply(i, matrix[i].uids()[k], bits[k]);
            result[i] = new Row(matrix[i].uids(), bits);
        }
        return result;
    }

    /** With alpha low = high = 0.1 the liquid average is the plain one of memory 0.9. */
    private static void checkLiquidEqualsPlain(JsonNode args, double tolerance) {
        var rules = EpochSequence.hyperparameters(args.get("hyperparameters"));
        var bonds = VectorJson.matrix(args.get("bonds"));
        var consensus = VectorJson.bitsOf(args.get("consensus"), false);
        var liquid = new LiquidAlpha(rules, consensus);
        map(VectorJson.matrix(args.get("weights")), (i, j, weight) -> {
            var bond = bonds[i].of(j);
            var alpha = liquid.alpha(consensus[j], weight, bond);
            assertThat(VectorJson.real(LiquidAlpha.average(alpha, weight, bond)))
                    .isCloseTo(VectorJson.real(Bonds.average(rules.plainAlpha(), weight, bond)), within(tolerance));
            return bond;
        });
    }

    private static long alpha(JsonNode args) {
        ToLongFunction<String> arg = name -> VectorJson.bits(args.get(name), false);
        return new LiquidAlpha(
                        new long[0],
                        arg.applyAsLong("low"),
                        arg.applyAsLong("high"),
                        arg.applyAsLong("steepness"),
                        false)
                .alpha(arg.applyAsLong("consensus"), arg.applyAsLong("weight"), arg.applyAsLong("bond"));
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

    private static void checkMatrix(Row[] computed, JsonNode expect, double tolerance) {
        var expected = VectorJson.matrix(expect);
        assertThat(computed).hasSameSizeAs(expected);
        for (var i = 0; i < expected.length; i++) {
            for (var j : IntStream.concat(IntStream.of(expected[i].uids()), IntStream.of(computed[i].uids()))
                    .toArray()) {
                assertThat(VectorJson.real(Math.max(0, computed[i].of(j))))
                        .as("(%d, %d) against %s", i, j, expect)
                        .isCloseTo(VectorJson.real(expected[i].of(j)), within(tolerance));
            }
        }
    }
}
