package io.taomarket.miner.chat.grammar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What bytes may come: a grammar put together from small rules. */
sealed interface Rule {

    /** The fewest bytes that fulfil it. */
    int shortest();

    /** One of some bytes. */
    record OneOf(BitSet bytes) implements Rule {

        static OneOf range(int from, int to) {
            var bytes = new BitSet();
            bytes.set(from, to + 1);
            return new OneOf(bytes);
        }

        @Override
        public int shortest() {
            return 1;
        }
    }

    /** These bytes, from a place on. */
    record Exactly(byte[] bytes, int from) implements Rule {

        @Override
        public int shortest() {
            return bytes.length - from;
        }
    }

    /** One rule after the other. */
    record Sequence(Rule first, Rule then, int shortest) implements Rule {}

    /** Any of these rules; there is at least one. */
    record Choice(List<Rule> rules, int shortest) implements Rule {}

    /** The rule again and again: at least and at most so many times. */
    record Repeat(Rule rule, int least, int most) implements Rule {

        static final int WITHOUT_END = Integer.MAX_VALUE;

        @Override
        public int shortest() {
            return Math.multiplyExact(rule.shortest(), least);
        }
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
        for (var i = rules.length - 2; i >= 0; i--)
            all = new Sequence(rules[i], all, Math.addExact(rules[i].shortest(), all.shortest()));
        return all;
    }

    static Rule choice(List<Rule> rules) {
        if (rules.size() == 1) return rules.getFirst();
        var shortest = rules.stream().mapToInt(Rule::shortest).min().orElseThrow();
        return new Choice(List.copyOf(rules), shortest);
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
