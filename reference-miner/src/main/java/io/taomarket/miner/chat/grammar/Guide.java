package io.taomarket.miner.chat.grammar;

import io.taomarket.chatmodel.text.Mark;
import io.taomarket.chatmodel.text.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Says which tokens one answer may go on with: those that fit, and after which what is left of the answer's length still
 * suffices to complete it.
 */
public final class Guide {

    private final Vocabulary vocabulary;
    private final Form form;
    private State state;
    private int left;
    private boolean isFirst = true;
    private boolean isCalling;

    /**
     * @param mostTokens of the answer; where no whole answer fits into them, it breaks off
     */
    public Guide(Vocabulary vocabulary, Form form, int mostTokens) {
        this.vocabulary = vocabulary;
        this.form = form;
        this.state = form.words();
        this.left = mostTokens;
    }

    /** Whether the answer may go on with this token; {@link Mark#END} ends it. */
    public boolean allows(int token) {
        if (token == vocabulary.id(Mark.END)) return state.isComplete() && !mustCall();
        if (token == vocabulary.id(Mark.CALL)) return isFirst && form.calls() != null;
        if (token >= vocabulary.words() || mustCall()) return false;
        var after = state.after(vocabulary.bytes(token));
        return after != null && (after.shortest() < left || after.shortest() < state.shortest());
    }

    private boolean mustCall() {
        return isFirst && form.mustCall();
    }

    /** A token that is allowed has been said; the mark of a call takes nothing of the answer's length. */
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
        left--;
    }

    /** Whether the answer is a call of a function. */
    public boolean isCalling() {
        return isCalling;
    }

    /** Whether the answer is whole and nothing can follow. */
    public boolean isOver() {
        return state.isOver();
    }

    /** Whether so many tokens have been said that no more may be. */
    public boolean isFull() {
        return left <= 0;
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
