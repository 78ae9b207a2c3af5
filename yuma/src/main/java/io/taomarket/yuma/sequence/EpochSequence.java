package io.taomarket.yuma.sequence;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.EpochResult;
import io.taomarket.yuma.Hyperparameters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A state and epochs that change it one after the other: the {@code epoch_sequence} of the test vectors. It is read
 * whole and strictly before the first epoch runs; {@link SequenceException} says what is wrong, and where.
 */
public final class EpochSequence {

    /** As many as an epoch takes: uids are u16. */
    public static final int MAX_NEURONS = Value.U16;

    /** So that a short file cannot run for ever. */
    static final int MAX_REPEAT = 1_000_000;

    private static final String KIND = "epoch_sequence";
    private static final long DEFAULT_EMISSION_RAO = 1_000_000_000;

    /** What says something about the sequence or its outcome, and so does not change it. */
    private static final Set<String> REMARKS =
            Set.of("name", "source", "note", "tolerance", "expect", "golden", "engines", "engines_equal");

    private final int neurons;
    private final Changes initial;
    private final List<Step> steps;

    private EpochSequence(int neurons, Changes initial, List<Step> steps) {
        this.neurons = neurons;
        this.initial = initial;
        this.steps = steps;
    }

    /** Reads a document as any JSON library gives it: maps, lists, numbers, strings, booleans and null. */
    public static EpochSequence of(Map<String, ?> document) {
        var whole = Value.document(document);
        var members = whole.members(keys("kind", "hyperparameters", "n", "initial", "epochs"));
        var kind = Rows.required(whole, members, "kind");
        if (!kind.text().equals(KIND)) throw kind.refused(kind + " is not \"" + KIND + "\"");
        var neurons = (int) Rows.required(whole, members, "n").integer(1, MAX_NEURONS, "a number of neurons");
        var initial = members.get("initial");
        var steps = new ArrayList<Step>();
        for (var epoch : Rows.required(whole, members, "epochs").elements())
            steps.add(step(epoch, neurons, members.get("hyperparameters")));
        return new EpochSequence(neurons, initial == null ? Changes.none() : Changes.of(initial, neurons), steps);
    }

    /** Hyperparameters alone, in the same notation. */
    public static Hyperparameters hyperparameters(Map<String, ?> document) {
        return Rules.of(List.of(Value.document(document)));
    }

    /** Runs every epoch, as often as it repeats, and hands over each as soon as it is computed. */
    public void run(Function<EpochInput, EpochResult> yuma, Consumer<EpochRun> heard) {
        var state = new State(neurons);
        initial.applyTo(state);
        for (var epoch = 0; epoch < steps.size(); epoch++) {
            var step = steps.get(epoch);
            step.changes.applyTo(state);
            for (var run = 1; run <= step.runs; run++) {
                var input = state.input(step.emissionRao, step.rules);
                var result = step.compute(yuma, input);
                state.keep(result);
                heard.accept(new EpochRun(epoch, run, step.runs, input, result));
            }
        }
    }

    private static Step step(Value epoch, int neurons, @Nullable Value rules) {
        var members = epoch.members(keys("set", "repeat", "emission", "hyperparameters"));
        var own = members.get("hyperparameters");
        var set = members.get("set");
        var repeat = members.get("repeat");
        var emission = members.get("emission");
        var layers = new ArrayList<Value>();
        if (rules != null) layers.add(rules);
        if (own != null) layers.add(own);
        return new Step(
                epoch,
                set == null ? Changes.none() : Changes.of(set, neurons),
                repeat == null ? 1 : (int) repeat.integer(1, MAX_REPEAT, "a number of runs"),
                emission == null ? DEFAULT_EMISSION_RAO : emission.natural("an amount"),
                Rules.of(layers));
    }

    private static Set<String> keys(String... own) {
        var keys = new HashSet<>(REMARKS);
        keys.addAll(List.of(own));
        return keys;
    }

    private record Step(Value place, Changes changes, int runs, long emissionRao, Hyperparameters rules) {

        /** An engine that meets numbers it cannot add up says so; the reader must learn in which epoch. */
        EpochResult compute(Function<EpochInput, EpochResult> yuma, EpochInput input) {
            try {
                return yuma.apply(input);
            } catch (ArithmeticException | IllegalArgumentException e) {
                throw place.refused("cannot be computed: " + e.getMessage());
            }
        }
    }
}
