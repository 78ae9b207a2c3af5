package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.taomarket.yuma.economy.Fixed128;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares what was computed (numbers, lists and maps of these, or nothing) with what a vector expects of it: numbers,
 * lists, objects by name, or {"value", "tol"}, {"below"} and the like.
 */
final class EconomyExpectation {

    private static final Map<String, BiConsumer<BigDecimal, BigDecimal>> BOUNDS = Map.of(
            "below", (computed, bound) -> assertThat(computed).isLessThan(bound),
            "above", (computed, bound) -> assertThat(computed).isGreaterThan(bound),
            "at_most", (computed, bound) -> assertThat(computed).isLessThanOrEqualTo(bound),
            "at_least", (computed, bound) -> assertThat(computed).isGreaterThanOrEqualTo(bound));

    /** Not a result but how closely the one of that name is to be met. */
    private static final String TOLERANCE_SUFFIX = "_tol";

    private static final Set<String> TOLERANCES = Set.of("tol", "tolerance");

    private EconomyExpectation() {}

    static void check(String name, @Nullable Object computed, JsonNode expect, double tolerance) {
        if (expect.isNull()) {
            assertThat(computed).as(name).isNull();
            return;
        }
        assertThat(computed).as(name).isNotNull();
        if (expect.isArray()) checkList(name, values(computed), expect, tolerance);
        else if (!expect.isObject()) checkNumber(name, decimal(computed), expect, tolerance);
        else if (computed instanceof Map<?, ?> results) checkNamed(name, results, expect, tolerance);
        else if (computed instanceof List<?> results) checkIndexed(name, results, expect, tolerance);
        else checkBounds(name, decimal(computed), expect, tolerance);
    }

    private static List<?> values(Object computed) {
        return computed instanceof Map<?, ?> results ? List.copyOf(results.values()) : (List<?>) computed;
    }

    private static void checkList(String name, List<?> computed, JsonNode expect, double tolerance) {
        assertThat(computed).as(name).hasSize(expect.size());
        for (var i = 0; i < expect.size(); i++) check(name + "[" + i + "]", computed.get(i), expect.get(i), tolerance);
    }

    private static void checkIndexed(String name, List<?> computed, JsonNode expect, double tolerance) {
        for (var index : expect.propertyNames())
            check(name + "." + index, computed.get(Integer.parseInt(index)), expect.get(index), tolerance);
    }

    private static void checkNamed(String name, Map<?, ?> computed, JsonNode expect, double tolerance) {
        var common = tolerance(expect, tolerance);
        for (var key : expect.propertyNames()) {
            if (TOLERANCES.contains(key) || key.endsWith(TOLERANCE_SUFFIX)) continue;
            assertThat(computed.containsKey(key))
                    .as("%s computes %s", name, key)
                    .isTrue();
            var own = expect.path(key + TOLERANCE_SUFFIX).asDouble(common);
            check(name + "." + key, computed.get(key), expect.get(key), own);
        }
    }

    private static void checkBounds(String name, BigDecimal computed, JsonNode expect, double tolerance) {
        for (var key : expect.propertyNames()) {
            if (TOLERANCES.contains(key)) continue;
            if (key.equals("value")) checkNumber(name, computed, expect.get(key), tolerance(expect, tolerance));
            else bound(name, key).accept(computed, EconomyArgs.decimal(expect.get(key)));
        }
    }

    private static BiConsumer<BigDecimal, BigDecimal> bound(String name, String key) {
        var bound = BOUNDS.get(key);
        if (bound == null) throw new AssertionError(name + ": unknown expectation " + key);
        return bound;
    }

    private static double tolerance(JsonNode expect, double other) {
        return TOLERANCES.stream()
                .filter(expect::has)
                .findFirst()
                .map(key -> expect.get(key).asDouble())
                .orElse(other);
    }

    /** Where a whole number is expected a fraction of a rao need not be counted, as it is never paid. */
    private static void checkNumber(String name, BigDecimal computed, JsonNode expect, double tolerance) {
        var expected = EconomyArgs.decimal(expect);
        var floor = computed.setScale(0, RoundingMode.FLOOR);
        var paid = expect.isIntegralNumber() && floor.compareTo(expected) >= 0 ? floor : computed;
        assertThat(paid).as(name).isCloseTo(expected, within(BigDecimal.valueOf(tolerance)));
    }

    /** A {@code long} is read as unsigned. */
    private static BigDecimal decimal(Object computed) {
        return switch (computed) {
            case Integer integer -> BigDecimal.valueOf(integer);
            case Long u64 -> new BigDecimal(Long.toUnsignedString(u64));
            case Fixed128 fixed ->
                new BigDecimal(fixed.bits())
                        .divide(new BigDecimal(fixed.format().of(1).bits()));
            default -> throw new AssertionError("no number: " + computed);
        };
    }
}
