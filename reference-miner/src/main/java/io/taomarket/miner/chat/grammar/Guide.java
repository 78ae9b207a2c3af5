package io.taomarket.miner.chat.grammar;

import io.taomarket.chatmodel.text.Mark;
import io.taomarket.chatmodel.text.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Says which tokens one answer may go on with, so that it fits once it is whole. */
public final class Guide {

    private final Vocabulary vocabulary;
    private final Form form;
    private State state;
    private boolean isFirst = true;
    private boolean isCalling;

    public Guide(Vocabulary vocabulary, Form form) {
        this.vocabulary = vocabulary;
        this.form = form;
        this.state = form.words();
    }

    /** Whether the answer may go on with this token; {@link Mark#END} ends it. */
    public boolean allows(int token) {
        if (token == vocabulary.id(Mark.END)) return state.isComplete() && !mustCall();
        if (token == vocabulary.id(Mark.CALL)) return isFirst && form.calls() != null;
        if (token >= vocabulary.words() || mustCall()) return false;
        return state.after(vocabulary.bytes(token)) != null;
    }

    private boolean mustCall() {
        return isFirst && form.mustCall();
    }

    /** A token that is allowed has been said. */
    public void said(int token) {
        isFirst = false;
        if (token == vocabulary.id(Mark.CALL) && form.calls() != null) {
            isCalling = true;
            state = form.calls();
            return;
        }
        var after = state.after(vocabulary.bytes(token));
        if (after == null) throw new IllegalArgumentException("the token is not allowed");
        state = after;
    }

    /** Whether the answer is a call of a function. */
    public boolean isCalling() {
        return isCalling;
    }

    /** Whether the answer is whole and nothing can follow. */
    public boolean isOver() {
        return state.isOver();
    }

    /**
     * What an answer may look like.
     *
     * @param words an answer that calls nothing
     * @param calls of the functions on offer; null where none may be called
     */
    public record Form(State words, @Nullable State calls, boolean mustCall) {

        public Form {
            if (mustCall && calls == null) throw new IllegalArgumentException("there is nothing to call");
        }
    }
}
