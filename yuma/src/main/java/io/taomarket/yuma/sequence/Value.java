package io.taomarket.yuma.sequence;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a document that knows where it stands, so that every complaint can say so. The path is put together only
 * when somebody complains.
 *
 * @param parent what it is part of, null for the whole document
 * @param step its key or its index there
 */
record Value(@Nullable Value parent, Object step, @Nullable Object content) {

    static final int U16 = 65535;
    private static final int SHOWN_CHARACTERS = 40;

    static Value document(Map<String, ?> document) {
        return new Value(null, "", document);
    }

    /** The members of an object, in their order; a key that nobody knows is refused. */
    Map<String, Value> members(Collection<String> known) {
        var members = members();
        for (var member : members.values()) {
            if (!known.contains(member.step))
                throw member.refused("is unknown; known are "
                        + String.join(", ", known.stream().sorted().toList()));
        }
        return members;
    }

    /** The members of an object, in their order. */
    Map<String, Value> members() {
        if (!(content instanceof Map<?, ?> map)) throw refused(this + " is not an object");
        var members = new LinkedHashMap<String, Value>();
        map.forEach((key, member) -> members.put(String.valueOf(key), new Value(this, String.valueOf(key), member)));
        return members;
    }

    /** The elements of a list. */
    List<Value> elements() {
        if (!(content instanceof List<?> list)) throw refused(this + " is not a list");
        var elements = new ArrayList<Value>(list.size());
        for (var element : list) elements.add(new Value(this, elements.size(), element));
        return elements;
    }

    /** The elements of a list of a known length. */
    List<Value> elements(int count, String what) {
        var elements = elements();
        if (elements.size() != count) throw refused("has " + elements.size() + " elements, not " + count + ": " + what);
        return elements;
    }

    boolean isNull() {
        return content == null;
    }

    boolean isList() {
        return content instanceof List;
    }

    boolean truth() {
        if (content instanceof Boolean truth) return truth;
        throw refused(this + " is neither true nor false");
    }

    String text() {
        if (content instanceof String text) return text;
        throw refused(this + " is not a text");
    }

    int u16() {
        return (int) integer(0, U16, "a u16");
    }

    int uid(int neurons) {
        return (int) integer(0, neurons - 1, "a uid");
    }

    /** An integer from 0 to the largest that is counted. */
    long natural(String what) {
        return integer(0, Long.MAX_VALUE, what);
    }

    long integer(long least, long most, String what) {
        var isWhole = content instanceof Integer || content instanceof Long || content instanceof BigInteger;
        if (isWhole && content instanceof Number number && isLong(number)) {
            var value = number.longValue();
            if (value >= least && value <= most) return value;
        }
        throw refused(this + " is not " + what + " (" + least + ".." + most + ")");
    }

    /** A complaint about this value: where it stands, then what is wrong. */
    SequenceException refused(String what) {
        return new SequenceException(path(), what);
    }

    String path() {
        if (parent == null) return "";
        if (step instanceof Integer) return parent.path() + "[" + step + "]";
        var key = shortened(step.toString());
        return parent.parent == null ? key : parent.path() + "." + key;
    }

    /** The value as a complaint shows it: on one line, and short. */
    @Override
    public String toString() {
        if (content instanceof Map) return "an object";
        if (content instanceof List) return "a list";
        if (content instanceof String text) return '"' + shortened(text) + '"';
        return shortened(String.valueOf(content));
    }

    private static boolean isLong(Number number) {
        return !(number instanceof BigInteger big) || big.bitLength() < Long.SIZE;
    }

    private static String shortened(String text) {
        var line = text.codePoints()
                .limit(SHOWN_CHARACTERS)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return text.length() > SHOWN_CHARACTERS ? line + "…" : line.toString();
    }
}
