package io.taomarket.chatmodel.engine;

import io.taomarket.chatmodel.network.Memory;
import io.taomarket.chatmodel.network.ModelShape;
import io.taomarket.chatmodel.network.Row;
import org.jspecify.annotations.Nullable;

/** A prompt that is read, and then the answer that is said. All but {@link #cancel} belongs to its lane. */
public final class Sequence {

    private final int[] prompt;
    private final int mostTokens;
    private final Speaker speaker;
    private @Nullable Memory memory;
    private int read;
    private int heard;
    private int said;
    private int token = Speaker.SILENT;
    private boolean isOver;
    private volatile boolean isCancelled;

    Sequence(int[] prompt, int mostTokens, Speaker speaker) {
        this.prompt = prompt;
        this.mostTokens = mostTokens;
        this.speaker = speaker;
    }

    /** Nobody wants it any more; its place is free from the next step on. */
    public void cancel() {
        isCancelled = true;
    }

    boolean isCancelled() {
        return isCancelled;
    }

    boolean isOver() {
        return isOver;
    }

    boolean isReading() {
        return read < prompt.length;
    }

    /** Adds the token that was said last. */
    void speakInto(Batch batch, ModelShape shape) {
        batch.add(this, new Row(memory(shape), token, true));
    }

    /** Adds as many of the prompt's tokens as it may. */
    void readInto(Batch batch, int most, ModelShape shape) {
        var end = Math.min(prompt.length, read + most);
        while (read < end) {
            var isLast = read + 1 == prompt.length;
            batch.add(this, new Row(memory(shape), prompt[read++], isLast || speaker.hearsPrompt()));
        }
    }

    /** Takes the logits after one of its rows. */
    void take(float[] logits) {
        if (speaker.hearsPrompt() && heard < prompt.length) speaker.hear(heard++, logits);
        if (speaker.hearsPrompt() ? heard < prompt.length : isReading()) return;
        token = speaker.next(logits);
        if (token == Speaker.SILENT) end(null);
        else if (++said > mostTokens) throw new IllegalStateException("the speaker says more than it has announced");
    }

    void end(@Nullable RuntimeException failure) {
        if (isOver) return;
        isOver = true;
        speaker.ended(failure);
    }

    /** Taken when the first token is read, because a sequence that waits needs none. */
    private Memory memory(ModelShape shape) {
        if (memory == null) memory = new Memory(shape, prompt.length + mostTokens);
        return memory;
    }
}
