package io.taomarket.miner.chat.grammar;

import org.jspecify.annotations.Nullable;

/**
 * A rule that is to be fulfilled, and what is to be fulfilled after it.
 *
 * @param shortest the fewest bytes that fulfil all of it
 */
record Frame(Rule rule, @Nullable Frame next, int shortest) {

    static Frame of(Rule rule, @Nullable Frame next) {
        return new Frame(rule, next, rule.shortest() + (next == null ? 0 : next.shortest()));
    }
}
