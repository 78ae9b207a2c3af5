package io.taomarket.benchmarks.chat;

import io.taomarket.chatmodel.engine.Engine;
import io.taomarket.chatmodel.engine.EngineBusy;
import io.taomarket.chatmodel.engine.Speaker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Streams that start together, each with a prompt of its own. */
final class Crowd {

    private static final int LETTER = 'a';

    private Crowd() {}

    /** Lets all of them speak until the last has said its last. */
    static Effort speak(Engine engine, int streams, int promptTokens, int answerTokens) throws EngineBusy {
        var start = Effort.now();
        var speakers = new ArrayList<Talker>();
        for (var i = 0; i < streams; i++) {
            var prompt = new int[promptTokens];
            Arrays.fill(prompt, LETTER + i);
            var speaker = new Talker(answerTokens);
            engine.start(prompt, answerTokens, speaker);
            speakers.add(speaker);
        }
        List.copyOf(speakers).forEach(Talker::await);
        return start.until(Effort.now());
    }

    /** Says the likeliest token, so many times. */
    private static final class Talker implements Speaker {

        private final CompletableFuture<Integer> end = new CompletableFuture<>();
        private int left;

        Talker(int tokens) {
            this.left = tokens;
        }

        void await() {
            end.join();
        }

        @Override
        public int next(float[] logits) {
            if (--left == 0) return SILENT;
            var best = 0;
            for (var id = 1; id < logits.length; id++) if (logits[id] > logits[best]) best = id;
            return best;
        }

        @Override
        public void ended(@Nullable RuntimeException failure) {
            if (failure == null) end.complete(left);
            else end.completeExceptionally(failure);
        }
    }
}
