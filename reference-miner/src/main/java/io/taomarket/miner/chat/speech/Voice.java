package io.taomarket.miner.chat.speech;

import io.taomarket.chatmodel.engine.Speaker;
import io.taomarket.chatmodel.text.Mark;
import io.taomarket.chatmodel.text.Vocabulary;
import io.taomarket.miner.chat.grammar.Guide;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says one answer to a listener, part by part. */
public final class Voice implements Speaker {

    private final Vocabulary vocabulary;
    private final int[] prompt;
    private final Wish wish;
    private final Consumer<Said> listener;
    private final Guide guide;
    private final Chooser chooser;
    private final Utterance utterance;
    private final CallText call = new CallText();
    private final List<Chance> heard = new ArrayList<>();
    private String finishReason = "length";
    private int said;

    public Voice(Vocabulary vocabulary, int[] prompt, Wish wish, Consumer<Said> listener) {
        this.vocabulary = vocabulary;
        this.prompt = prompt;
        this.wish = wish;
        this.listener = listener;
        this.guide = new Guide(vocabulary, wish.form());
        this.chooser = new Chooser(wish.sampling(), wish.seed());
        this.utterance = new Utterance(wish.stops());
    }

    @Override
    public boolean hearsPrompt() {
        return wish.hearsPrompt();
    }

    @Override
    public void hear(int place, float[] logits) {
        if (place == 0) heard.add(Chance.unknown(prompt[0], vocabulary));
        if (place + 1 < prompt.length) heard.add(chance(logits, prompt[place + 1]));
        else listener.accept(new Said.Heard(List.copyOf(heard)));
    }

    @Override
    public int next(float[] logits) {
        if (isFull()) return SILENT;
        var token = chooser.choose(logits, guide::allows);
        if (token == vocabulary.id(Mark.END)) return finish("stop");
        guide.said(token);
        if (token == vocabulary.id(Mark.CALL)) return token;
        said++;
        if (guide.isCalling()) call.add(vocabulary.bytes(token)).forEach(listener);
        else show(utterance.add(vocabulary.bytes(token), wish.alternatives() < 0 ? null : chance(logits, token)));
        if (utterance.stop() != null) return finish("stop");
        if (guide.isOver()) return finish(guide.isCalling() ? "tool_calls" : "stop");
        return isFull() ? SILENT : token;
    }

    /** Whether so many tokens have been said that no more may be; the mark of a call is none of them. */
    private boolean isFull() {
        return said >= wish.mostTokens();
    }

    private int finish(String reason) {
        finishReason = reason;
        return SILENT;
    }

    private Chance chance(float[] logits, int token) {
        return Chance.of(logits, token, Math.max(0, wish.alternatives()), vocabulary);
    }

    private void show(Said.Words words) {
        if (!words.text().isEmpty() || !words.tokens().isEmpty()) listener.accept(words);
    }

    @Override
    public void ended(@Nullable RuntimeException failure) {
        if (failure != null) {
            listener.accept(new Said.Broken(failure));
            return;
        }
        show(utterance.end());
        var tokens = guide.isCalling() ? said : utterance.shownTokens();
        listener.accept(new Said.Ended(finishReason, utterance.stop(), tokens));
    }
}
