package io.taomarket.miner.chat.grammar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What bytes may come: a grammar put together from small rules. */
sealed interface Rule {

    /** One of some bytes. */
    record OneOf(BitSet bytes) implements Rule {

        static OneOf range(int from, int to) {
            var bytes = new BitSet();
            bytes.set(from, to + 1);
            return new OneOf(bytes);
        }
    }

    /** These bytes, from a place on. */
    record Exactly(byte[] bytes, int from) implements Rule {}

    /** One rule after the other. */
    record Sequence(Rule first, Rule then) implements Rule {}

    /** Any of these rules; there is at least one. */
    record Choice(List<Rule> rules) implements Rule {}

    /** The rule again and again: at least and at most so many times. */
    record Repeat(Rule rule, int least, int most) implements Rule {

        static final int WITHOUT_END = Integer.MAX_VALUE;
    }

    /** Nothing at all. */
    static Rule nothing() {
        return text("");
    }

    /** This text. */
    static Rule text(String text) {
        return new Exactly(text.getBytes(UTF_8), 0);
    }

    /** One of these ASCII characters. */
    static Rule oneOf(String characters) {
        var bytes = new BitSet();
        characters.chars().forEach(bytes::set);
        return new OneOf(bytes);
    }

    static Rule range(int from, int to) {
        return OneOf.range(from, to);
    }

    static Rule sequence(Rule... rules) {
        var all = rules[rules.length - 1];
        for (var i = rules.length - 2; i >= 0; i--) all = new Sequence(rules[i], all);
        return all;
    }

    static Rule choice(List<Rule> rules) {
        if (rules.size() == 1) return rules.getFirst();
        return new Choice(List.copyOf(rules));
    }

    static Rule choice(Rule... rules) {
        return choice(Arrays.asList(rules));
    }

    static Rule maybe(Rule rule) {
        return new Repeat(rule, 0, 1);
    }

    static Rule many(Rule rule) {
        return new Repeat(rule, 0, Repeat.WITHOUT_END);
    }
}
