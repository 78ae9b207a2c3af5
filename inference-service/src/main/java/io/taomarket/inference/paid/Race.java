package io.taomarket.inference.paid;

import io.taomarket.chassis.egress.Abort;
import io.taomarket.chassis.trace.Traces;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.miner.Visit;
import io.taomarket.inference.route.Candidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Miners that are asked at the same time. The first answer is taken; whoever is still asked then is told to stop. */
final class Race<A> {

    private static final Logger LOG = LoggerFactory.getLogger(Race.class);

    private final Call<A> call;
    private final List<Runner> runners = new ArrayList<>();
    private final BlockingQueue<Runner> arrived = new LinkedBlockingQueue<>();

    Race(Call<A> call) {
        this.call = call;
    }

    int size() {
        return runners.size();
    }

    void start(Candidate candidate, Visit visit, Turn turn) {
        var runner = new Runner(candidate, visit, turn);
        runners.add(runner);
        runner.thread.start();
    }

    /** The next one that is done, well or badly; nobody when that takes longer. */
    Optional<Runner> next(Duration wait) throws InterruptedException {
        var runner = Optional.ofNullable(arrived.poll(wait.toNanos(), TimeUnit.NANOSECONDS));
        runner.ifPresent(runners::remove);
        return runner;
    }

    /** Stops all that still run. */
    List<Runner> stop() {
        var stopped = List.copyOf(runners);
        stopped.forEach(Runner::stop);
        runners.clear();
        return stopped;
    }

    /** One miner's part in the race. */
    final class Runner {

        final Candidate candidate;
        final Visit visit;
        private final Thread thread;
        private final Abort abort;
        private @Nullable A answer;
        private @Nullable Exception failure;
        private boolean stopped;

        private Runner(Candidate candidate, Visit visit, Turn turn) {
            this.candidate = candidate;
            this.visit = visit;
            this.abort = turn.abort();
            this.thread = Thread.ofVirtual().name("inference-race").unstarted(Traces.carried(() -> run(turn)));
        }

        /** The answer, or why there is none. */
        synchronized A answer() throws MinerFailure {
            if (answer != null) return answer;
            switch (failure) {
                case MinerFailure ours -> throw ours;
                case RuntimeException other -> throw other;
                case null, default -> throw new IllegalStateException("neither an answer nor a failure", failure);
            }
        }

        private void run(Turn turn) {
            try {
                finish(call.ask(candidate, turn));
            } catch (MinerFailure | RuntimeException e) {
                fail(e);
            }
            arrived.add(this);
        }

        private synchronized void finish(A given) {
            answer = given;
            visit.firstToken();
            if (stopped) discard(given);
        }

        private synchronized void fail(Exception reason) {
            failure = reason;
        }

        private synchronized void stop() {
            stopped = true;
            if (answer == null) abort.request();
            else discard(answer);
        }

        private void discard(A unwanted) {
            if (!(unwanted instanceof AutoCloseable open)) return;
            try {
                open.close();
            } catch (Exception e) {
                LOG.debug("An answer that came too late was not closed", e);
            }
        }
    }
}
