package io.taomarket.wallet.ledger.writer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.wallet.ledger.Opening;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the writer as long as the service lives: begun before anything can be sent to it, ended after all of that. */
@Component
class WriterDuty implements SmartLifecycle, WriterNews {

    private static final Logger LOG = LoggerFactory.getLogger(WriterDuty.class);
    private static final int BEFORE_AND_AFTER_EVERYBODY = 0;
    private static final long LONGEST_DRAIN_SECONDS = 15;

    private final LedgerWriter writer;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final DistributionSummary batchSize;
    private final Timer commit;
    private final Timer queueWait;
    private final Counter commands;
    private final ExecutorService notices = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("wallet-ledger-notices").factory());
    private volatile WriterState state = WriterState.STARTING;
    private volatile Thread thread = new Thread();
    private volatile boolean isOver;

    WriterDuty(
            LedgerConnections connections,
            CommandQueue queue,
            List<Opening> openings,
            LedgerProperties properties,
            EventJson json,
            Clock clock,
            Outbox outbox,
            ApplicationEventPublisher events,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.events = events;
        writer = new LedgerWriter(connections, queue, openings, properties, json, clock, this);
        batchSize = DistributionSummary.builder("taomarket.wallet.ledger.batch.size")
                .description("Commands that shared one commit")
                .register(meters);
        commit = Timer.builder("taomarket.wallet.ledger.commit")
                .description("From taking a batch to its commit")
                .publishPercentileHistogram()
                .register(meters);
        queueWait = Timer.builder("taomarket.wallet.ledger.wait")
                .description("From sending the oldest command of a batch to its commit")
                .publishPercentileHistogram()
                .register(meters);
        commands = meters.counter("taomarket.wallet.ledger.commands");
        Gauge.builder("taomarket.wallet.ledger.waiting", queue, CommandQueue::depth)
                .description("Commands that wait for the writer")
                .register(meters);
        Gauge.builder("taomarket.wallet.ledger.writing", this, duty -> duty.state == WriterState.WRITING ? 1 : 0)
                .description("Whether this instance writes the ledger")
                .register(meters);
    }

    @Override
    public WriterState state() {
        return state;
    }

    @Override
    public void changed(WriterState now) {
        state = now;
        if (notices.isShutdown()) return;
        notices.execute(() -> events.publishEvent(new WriterChanged(now)));
        if (now == WriterState.STOPPED && !isOver) notices.execute(this::askToBeRestarted);
    }

    /** The writer has met an error that no program survives; whoever watches over this instance may begin it anew. */
    private void askToBeRestarted() {
        LOG.error("The ledger's writer has died; this instance must be restarted");
        AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
    }

    @Override
    public void posted(Batch batch, long nanos) {
        batchSize.record(batch.size());
        commands.increment(batch.size());
        commit.record(nanos, TimeUnit.NANOSECONDS);
        queueWait.record(batch.commands().getFirst().waitedNanos(), TimeUnit.NANOSECONDS);
        outbox.wake();
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("wallet-ledger").start(writer::run);
    }

    @Override
    public void stop() {
        isOver = true;
        writer.stop();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(LONGEST_DRAIN_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        notices.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    @Override
    public int getPhase() {
        return BEFORE_AND_AFTER_EVERYBODY;
    }
}
