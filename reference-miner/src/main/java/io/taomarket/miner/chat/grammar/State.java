package io.taomarket.miner.chat.grammar;

import io.taomarket.miner.chat.grammar.Rule.Choice;
import io.taomarket.miner.chat.grammar.Rule.Exactly;
import io.taomarket.miner.chat.grammar.Rule.OneOf;
import io.taomarket.miner.chat.grammar.Rule.Repeat;
import io.taomarket.miner.chat.grammar.Rule.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a text has come in a grammar: all ways in which it may go on, each of which begins with a byte. It never changes;
 * another byte makes another state.
 */
public final class State {

    private final List<Frame> ways = new ArrayList<>();
    private boolean isComplete;
    private int shortest = Integer.MAX_VALUE;

    private State() {}

    static State start(Rule rule) {
        var state = new State();
        state.open(Frame.of(rule, null));
        return state;
    }

    /** Whether the text may end here. */
    public boolean isComplete() {
        return isComplete;
    }

    /** Whether the text must end here. */
    public boolean isOver() {
        return ways.isEmpty();
    }

    /** The fewest bytes with which the text can be completed. */
    public int shortest() {
        return shortest;
    }

    /** The state after more bytes; null where they do not fit. */
    public @Nullable State after(byte[] bytes) {
        var state = this;
        for (var octet : bytes) {
            state = state.after(octet & 0xff);
            if (state.ways.isEmpty() && !state.isComplete) return null;
        }
        return state;
    }

    private State after(int octet) {
        var state = new State();
        for (var way : ways) {
            switch (way.rule()) {
                case OneOf(var bytes) -> {
                    if (bytes.get(octet)) state.open(way.next());
                }
                case Exactly(var bytes, var from) -> {
                    if ((bytes[from] & 0xff) == octet) state.open(Frame.of(new Exactly(bytes, from + 1), way.next()));
                }
                case Sequence _, Choice _, Repeat _ -> throw new IllegalStateException("a way begins with a byte");
            }
        }
        return state;
    }

    /** Takes rules apart until each way begins with a byte, or the text is complete. */
    private void open(@Nullable Frame frame) {
        if (frame == null) {
            isComplete = true;
            shortest = 0;
            return;
        }
        switch (frame.rule()) {
            case OneOf _ -> add(frame);
            case Exactly(var bytes, var from) -> {
                if (from == bytes.length) open(frame.next());
                else add(frame);
            }
            case Sequence(var first, var then, var _) -> open(Frame.of(first, Frame.of(then, frame.next())));
            case Choice(var rules, var _) -> rules.forEach(rule -> open(Frame.of(rule, frame.next())));
            case Repeat repeat -> open(repeat, frame.next());
        }
    }

    private void open(Repeat repeat, @Nullable Frame next) {
        if (repeat.least() == 0) open(next);
        if (repeat.most() == 0) return;
        var most = repeat.most() == Repeat.WITHOUT_END ? Repeat.WITHOUT_END : repeat.most() - 1;
        var rest = new Repeat(repeat.rule(), Math.max(0, repeat.least() - 1), most);
        open(Frame.of(repeat.rule(), Frame.of(rest, next)));
    }

    private void add(Frame frame) {
        ways.add(frame);
        shortest = Math.min(shortest, frame.shortest());
    }
}
