package io.taomarket.miner.chat.grammar;

import static io.taomarket.miner.chat.grammar.Rule.choice;
import static io.taomarket.miner.chat.grammar.Rule.many;
import static io.taomarket.miner.chat.grammar.Rule.maybe;
import static io.taomarket.miner.chat.grammar.Rule.oneOf;
import static io.taomarket.miner.chat.grammar.Rule.range;
import static io.taomarket.miner.chat.grammar.Rule.sequence;
import static io.taomarket.miner.chat.grammar.Rule.text;

import io.taomarket.miner.chat.grammar.Rule.Repeat;
import java.util.List;

/** Grammars of text and JSON. JSON is written without blanks, as the models have learned it. */
public final class Grammars {

    /** A number is ended by force after so many digits, before and after its point. */
    private static final int MOST_DIGITS = 15;

    private static final int MOST_DECIMALS = 8;
    private static final int DEEPEST_FREE_JSON = 5;

    private static final Rule FOLLOWING = range(0x80, 0xbf);
    /** A character beyond ASCII in UTF-8: neither overlong, nor half of a pair, nor beyond the last. */
    private static final Rule BEYOND_ASCII = choice(
            sequence(range(0xc2, 0xdf), FOLLOWING),
            sequence(range(0xe0, 0xe0), range(0xa0, 0xbf), FOLLOWING),
            sequence(choice(range(0xe1, 0xec), range(0xee, 0xef)), FOLLOWING, FOLLOWING),
            sequence(range(0xed, 0xed), range(0x80, 0x9f), FOLLOWING),
            sequence(range(0xf0, 0xf0), range(0x90, 0xbf), FOLLOWING, FOLLOWING),
            sequence(range(0xf1, 0xf3), FOLLOWING, FOLLOWING, FOLLOWING),
            sequence(range(0xf4, 0xf4), range(0x80, 0x8f), FOLLOWING, FOLLOWING));

    private static final Rule JSON_CHARACTER = choice(
            range(0x20, 0x21),
            range(0x23, 0x5b),
            range(0x5d, 0x7f),
            sequence(text("\\"), oneOf("\"\\/bfnrt")),
            BEYOND_ASCII);

    static final Rule INTEGER = sequence(
            maybe(text("-")),
            choice(text("0"), sequence(range('1', '9'), new Repeat(range('0', '9'), 0, MOST_DIGITS - 1))));
    static final Rule NUMBER =
            sequence(INTEGER, maybe(sequence(text("."), new Repeat(range('0', '9'), 1, MOST_DECIMALS))));
    static final Rule BOOLEAN = choice(text("true"), text("false"));
    static final Rule NULL = text("null");
    static final Rule STRING = string(0, Repeat.WITHOUT_END);
    /** Any JSON object. */
    static final Rule OBJECT = object(DEEPEST_FREE_JSON);

    private Grammars() {}

    /** Any text, never half a character. */
    public static State words() {
        return State.start(many(choice(range(0, 0x7f), BEYOND_ASCII)));
    }

    /** Any JSON object. */
    public static State jsonObject() {
        return State.start(OBJECT);
    }

    /** A call of one of these functions: its name, a blank, and its arguments. */
    public static State calls(List<Callable> functions) {
        return State.start(choice(functions.stream()
                .map(function -> sequence(text(function.name() + " "), function.arguments()))
                .toList()));
    }

    /** A string of so many characters. */
    static Rule string(int least, int most) {
        return sequence(text("\""), new Repeat(JSON_CHARACTER, least, most), text("\""));
    }

    /** So many items between brackets. */
    static Rule array(Rule item, int least, int most) {
        if (most == 0) return text("[]");
        var more = new Repeat(
                sequence(text(","), item),
                Math.max(0, least - 1),
                most == Repeat.WITHOUT_END ? Repeat.WITHOUT_END : most - 1);
        var items = sequence(item, more);
        return sequence(text("["), least == 0 ? maybe(items) : items, text("]"));
    }

    private static Rule object(int depth) {
        var member = sequence(STRING, text(":"), value(depth));
        return sequence(text("{"), maybe(sequence(member, many(sequence(text(","), member)))), text("}"));
    }

    /** Any JSON value. */
    static Rule value() {
        return value(DEEPEST_FREE_JSON);
    }

    private static Rule value(int depth) {
        var plain = choice(STRING, NUMBER, BOOLEAN, NULL);
        if (depth == 1) return plain;
        var inner = value(depth - 1);
        return choice(plain, array(inner, 0, Repeat.WITHOUT_END), object(depth - 1));
    }
}
