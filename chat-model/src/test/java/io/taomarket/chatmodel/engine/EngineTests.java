package io.taomarket.chatmodel.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taomarket.chatmodel.HouseModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EngineTests {

    private static final int[] PROMPT = HouseModel.vocabulary().encode("What is the capital of Austria?");
    private static final int WITHOUT_END = 1_000;

    @Test
    void saysTheSameToTheLastBitWhateverElseItComputes() throws Exception {
        var prompt = HouseModel.vocabulary().encode("Validators set weights. ".repeat(20));
        try (var engine = engine(new EngineLimits(1, 8, 64, 24))) {
            var alone = new Recorder(12);
            engine.start(prompt, 12, alone);
            var expected = alone.logits();

            var others = new ArrayList<Sequence>();
            for (var i = 1; i <= 7; i++) others.add(engine.start(Arrays.copyOf(prompt, 5 * i), 900, new Recorder(900)));
            var beside = new Recorder(12);
            engine.start(prompt, 12, beside);

            assertThat(beside.logits()).isEqualTo(expected).hasSize(12);
            others.forEach(Sequence::cancel);
        }
    }

    @Test
    void aCancelledSequenceGivesItsPlaceToTheNext() throws Exception {
        try (var engine = engine(new EngineLimits(1, 1, 8, 24))) {
            var endless = new Recorder(WITHOUT_END);
            var first = engine.start(PROMPT, WITHOUT_END, endless);
            var second = new Recorder(3);
            engine.start(PROMPT, 3, second);
            first.cancel();

            assertThat(second.logits()).hasSize(3);
            assertThatThrownBy(endless::logits).isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void refusesMoreThanMayWait() throws Exception {
        try (var engine = engine(new EngineLimits(1, 1, 1, 24))) {
            var held = new Held();
            engine.start(PROMPT, 10, held);
            held.isAsked.await(20, SECONDS);
            engine.start(PROMPT, 10, new Recorder(10));

            assertThatThrownBy(() -> engine.start(PROMPT, 10, new Recorder(10))).isInstanceOf(EngineBusy.class);
            held.mayGoOn.countDown();
        }
    }

    @Test
    void callersTakeTurnsHoweverManySequencesEachHas() throws Exception {
        try (var engine = engine(new EngineLimits(1, 1, 2, 24))) {
            var held = new Held();
            engine.start("greedy", PROMPT, 10, held);
            held.isAsked.await(20, SECONDS);
            var order = Collections.synchronizedList(new ArrayList<String>());
            var all = new ArrayList<CompletableFuture<?>>();
            for (var caller : List.of("greedy", "greedy", "greedy", "modest")) {
                var speaker = new Recorder(1);
                engine.start(caller, PROMPT, 1, speaker);
                all.add(speaker.whole.thenRun(() -> order.add(caller)));
            }
            held.mayGoOn.countDown();
            for (var one : all) one.get(20, SECONDS);

            assertThat(order).containsExactly("greedy", "modest", "greedy", "greedy");
        }
    }

    @Test
    void aCancelledSequenceLeavesEvenWhileItWaits() throws Exception {
        try (var engine = engine(new EngineLimits(1, 1, 8, 24))) {
            var endless = new Recorder(WITHOUT_END);
            engine.start(PROMPT, WITHOUT_END, endless);
            var waiting = new Recorder(3);
            engine.start(PROMPT, 3, waiting).cancel();

            assertThatThrownBy(waiting::logits).hasMessageContaining("nobody listens");
            assertThat(endless.whole).isNotDone();
        }
    }

    @Test
    void aSpeakerThatFailsEndsItselfAlone() throws Exception {
        try (var engine = engine(EngineLimits.defaults())) {
            var failing = new Recorder(-1);
            engine.start(PROMPT, 10, failing);
            var other = new Recorder(5);
            engine.start(PROMPT, 5, other);

            assertThat(other.logits()).hasSize(5);
            assertThatThrownBy(failing::logits).hasMessageContaining("on purpose");
        }
    }

    @Test
    void aSpeakerThatOverflowsItsStackEndsItselfAlone() throws Exception {
        try (var engine = engine(new EngineLimits(1, 4, 64, 24))) {
            var failing = new Recorder(-2);
            engine.start(PROMPT, 10, failing);
            var other = new Recorder(5);
            engine.start(PROMPT, 5, other);

            assertThat(other.logits()).hasSize(5);
            assertThatThrownBy(failing::logits).hasMessageContaining("the speaker failed");
        }
    }

    @Test
    void aSpeakerThatSaysMoreThanItHasAnnouncedEndsItselfAlone() throws Exception {
        try (var engine = engine(new EngineLimits(1, 4, 64, 24))) {
            var talkative = new Recorder(10);
            engine.start(PROMPT, 3, talkative);
            var other = new Recorder(5);
            engine.start(PROMPT, 5, other);

            assertThat(other.logits()).hasSize(5);
            assertThatThrownBy(talkative::logits).hasMessageContaining("announced");
        }
    }

    @Test
    void closingEndsEverySequence() throws Exception {
        var endless = new Recorder(WITHOUT_END);
        try (var engine = engine(EngineLimits.defaults())) {
            engine.start(PROMPT, WITHOUT_END, endless);
        }
        assertThatThrownBy(endless::logits).hasMessageContaining("closing");
    }

    private static Engine engine(EngineLimits limits) {
        return new Engine("test", HouseModel.NANO.weights(), limits);
    }

    /** Takes the likeliest token so many times and keeps all logits; at -1 it fails, at -2 it overflows its stack. */
    private static class Recorder implements Speaker {

        private final int most;
        private final List<List<Float>> heard = new ArrayList<>();
        private final CompletableFuture<List<List<Float>>> whole = new CompletableFuture<>();

        Recorder(int most) {
            this.most = most;
        }

        List<List<Float>> logits() throws Exception {
            return whole.get(20, SECONDS);
        }

        @Override
        public int next(float[] logits) {
            if (most == -1) throw new IllegalStateException("fails on purpose");
            if (most == -2) throw new StackOverflowError();
            var best = 0;
            var list = new ArrayList<Float>();
            for (var id = 0; id < logits.length; id++) {
                list.add(logits[id]);
                if (logits[id] > logits[best]) best = id;
            }
            heard.add(list);
            return heard.size() < most ? best : SILENT;
        }

        @Override
        public void ended(@Nullable RuntimeException failure) {
            if (failure == null) whole.complete(heard);
            else whole.completeExceptionally(new IllegalStateException(failure.getMessage(), failure));
        }
    }

    private static final class Held implements Speaker {

        private final CountDownLatch isAsked = new CountDownLatch(1);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);

        @Override
        public int next(float[] logits) {
            isAsked.countDown();
            try {
                mayGoOn.await(20, SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return SILENT;
        }

        @Override
        public void ended(@Nullable RuntimeException failure) {}
    }
}
