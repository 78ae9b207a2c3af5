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

    private State() {}

    static State start(Rule rule) {
        var state = new State();
        state.open(new Frame(rule, null));
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
                    if ((bytes[from] & 0xff) == octet) state.open(new Frame(new Exactly(bytes, from + 1), way.next()));
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
            return;
        }
        switch (frame.rule()) {
            case OneOf _ -> ways.add(frame);
            case Exactly(var bytes, var from) -> {
                if (from == bytes.length) open(frame.next());
                else ways.add(frame);
            }
            case Sequence(var first, var then) -> open(new Frame(first, new Frame(then, frame.next())));
            case Choice(var rules) -> rules.forEach(rule -> open(new Frame(rule, frame.next())));
            case Repeat repeat -> open(repeat, frame.next());
        }
    }

    private void open(Repeat repeat, @Nullable Frame next) {
        if (repeat.least() == 0) open(next);
        if (repeat.most() == 0) return;
        var most = repeat.most() == Repeat.WITHOUT_END ? Repeat.WITHOUT_END : repeat.most() - 1;
        var rest = new Repeat(repeat.rule(), Math.max(0, repeat.least() - 1), most);
        open(new Frame(repeat.rule(), new Frame(rest, next)));
    }
}
