package io.taomarket.yuma.sequence;

import static java.util.Objects.requireNonNull;

import io.taomarket.yuma.Hyperparameters;
import io.taomarket.yuma.LiquidBonds;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The hyperparameters of a sequence and, before them, those of one epoch; what neither names has its default. */
final class Rules {

    private static final Set<String> KNOWN = Set.of(
            "tempo",
            "kappa",
            "bonds_moving_average",
            "bonds_penalty",
            "yuma3",
            "liquid_alpha",
            "alpha_low",
            "alpha_high",
            "alpha_sigmoid_steepness",
            "activity_cutoff_factor_milli",
            "max_allowed_validators",
            "stake_threshold",
            "commit_reveal",
            "activity_cutoff_blocks",
            "liquid_bonds");

    private static final int MILLION = 1_000_000;

    private final Map<String, Value> given = new HashMap<>();

    private Rules() {}

    static Hyperparameters of(List<Value> laterOverEarlier) {
        var rules = new Rules();
        for (var values : laterOverEarlier) rules.given.putAll(values.members(KNOWN));
        return rules.read();
    }

    private Hyperparameters read() {
        var d = Hyperparameters.DEFAULTS;
        return new Hyperparameters(
                integer("tempo", d.tempoBlocks(), Integer.MAX_VALUE),
                u16("kappa", d.kappa()),
                integer("bonds_moving_average", d.bondsMovingAverage(), MILLION),
                u16("bonds_penalty", d.bondsPenalty()),
                truth("yuma3", d.yuma3()),
                truth("liquid_alpha", d.liquidAlpha()),
                alphaLow(d),
                u16("alpha_high", d.alphaHigh()),
                steepness(d),
                integer("activity_cutoff_factor_milli", d.activityCutoffFactorMilli(), Integer.MAX_VALUE),
                integer("max_allowed_validators", d.maxAllowedValidators(), Integer.MAX_VALUE),
                stakeThreshold(),
                truth("commit_reveal", false),
                cutoffBlocks(),
                liquidBonds());
    }

    private int integer(String key, int otherwise, int most) {
        var value = given.get(key);
        return value == null ? otherwise : (int) value.integer(0, most, "a number");
    }

    private int u16(String key, int otherwise) {
        var value = given.get(key);
        return value == null ? otherwise : value.u16();
    }

    private boolean truth(String key, boolean otherwise) {
        var value = given.get(key);
        return value == null ? otherwise : value.truth();
    }

    /** At most the speed it may reach, given or default. */
    private int alphaLow(Hyperparameters d) {
        var low = u16("alpha_low", d.alphaLow());
        var high = u16("alpha_high", d.alphaHigh());
        if (low <= high) return low;
        var blamed = given.get("alpha_low");
        if (blamed == null) blamed = requireNonNull(given.get("alpha_high"));
        throw blamed.refused("alpha_low " + low + " is above alpha_high " + high);
    }

    /** The only one that may be negative, as the chain keeps it: 16 bits with a sign. */
    private int steepness(Hyperparameters d) {
        var value = given.get("alpha_sigmoid_steepness");
        if (value == null) return d.alphaSigmoidSteepness();
        return (int) value.integer(Short.MIN_VALUE, Short.MAX_VALUE, "a steepness");
    }

    private long stakeThreshold() {
        var value = given.get("stake_threshold");
        return value == null ? 0 : value.natural("a stake");
    }

    private @Nullable Integer cutoffBlocks() {
        var value = given.get("activity_cutoff_blocks");
        return value == null || value.isNull() ? null : (int) value.integer(0, Integer.MAX_VALUE, "a number");
    }

    private LiquidBonds liquidBonds() {
        var value = given.get("liquid_bonds");
        if (value == null) return Hyperparameters.DEFAULTS.liquidBonds();
        return Stream.of(LiquidBonds.values())
                .filter(choice -> name(choice).equals(value.text()))
                .findFirst()
                .orElseThrow(() -> value.refused(value + " is not one of " + choices()));
    }

    private static String choices() {
        return Stream.of(LiquidBonds.values()).map(Rules::name).collect(Collectors.joining(", "));
    }

    private static String name(LiquidBonds choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
