package io.taomarket.yuma.sequence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value for each neuron: a list by uid, or {"default": x, "ranges": [[from, to, x], …]} where {@code to} is excluded. */
final class PerNeuron {

    private static final long NONE = -1;

    private PerNeuron() {}

    static long[] longs(Value value, int neurons, String what) {
        return read(value, neurons, 0L, x -> x.natural(what)).stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** The chain's list of last updates may be longer than there are neurons; what is too much is ignored. */
    static long[] longsOrMore(Value value, int neurons, String what) {
        if (!value.isList() || value.elements().size() <= neurons) return longs(value, neurons, what);
        return value.elements().stream()
                .mapToLong(x -> x.natural(what))
                .limit(neurons)
                .toArray();
    }

    static boolean[] truths(Value value, int neurons) {
        var truths = new boolean[neurons];
        var read = read(value, neurons, false, Value::truth);
        for (var uid = 0; uid < neurons; uid++) truths[uid] = read.get(uid);
        return truths;
    }

    /** null for all, or a block or null for each. */
    static @Nullable Long[] blocksOrNone(Value value, int neurons) {
        var blocks = new Long[neurons];
        if (value.isNull()) return blocks;
        var read = read(value, neurons, NONE, x -> x.isNull() ? NONE : x.natural("a block"));
        for (var uid = 0; uid < neurons; uid++) {
            if (read.get(uid) != NONE) blocks[uid] = read.get(uid);
        }
        return blocks;
    }

    private static <T> List<T> read(Value value, int neurons, T otherwise, Function<Value, T> element) {
        if (!value.isList()) return ranges(value, neurons, otherwise, element);
        var read = new ArrayList<T>(neurons);
        for (var x : value.elements(neurons, "one for each neuron")) read.add(element.apply(x));
        return read;
    }

    private static <T> List<T> ranges(Value value, int neurons, T otherwise, Function<Value, T> element) {
        var members = value.members(Set.of("default", "ranges"));
        if (members.isEmpty()) throw value.refused("has neither default nor ranges");
        var common = members.get("default");
        var filled = new ArrayList<>(Collections.nCopies(neurons, common == null ? otherwise : element.apply(common)));
        var ranges = members.get("ranges");
        if (ranges == null) return filled;
        for (var range : ranges.elements()) {
            var parts = range.elements(3, "[from, to, value]");
            var to = (int) parts.get(1).integer(0, neurons, "a uid to stop before");
            var from = (int) parts.get(0).integer(0, to, "a uid to begin with");
            Collections.fill(filled.subList(from, to), element.apply(parts.get(2)));
        }
        return filled;
    }
}
