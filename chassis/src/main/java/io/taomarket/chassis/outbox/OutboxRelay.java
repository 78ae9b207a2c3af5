package io.taomarket.chassis.outbox;

import io.taomarket.chassis.leader.WriterLock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries facts from the outbox to Kafka: at least once, in order per key. Of several instances the one that holds the
 * advisory lock sends; woken by a commit, it does not wait for a timer, and rests a moment before it looks again.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final String LOCK = "outbox";

    private final JdbcClient jdbc;
    private final WriterLock writer;
    private final TransactionTemplate transactions;
    private final KafkaOperations<String, byte[]> kafka;
    private final OutboxProperties properties;
    private final String source;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    OutboxRelay(
            JdbcClient jdbc,
            WriterLock writer,
            TransactionTemplate transactions,
            KafkaOperations<String, byte[]> kafka,
            OutboxProperties properties,
            String source) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.transactions = transactions;
        this.kafka = kafka;
        this.properties = properties;
        this.source = source;
    }

    void wake() {
        work.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name(source + "-outbox").start(this::run);
    }

    /** Sends what is left, then ends. */
    @Override
    public void stop() {
        running = false;
        wake();
        try {
            thread.join(properties.sendTimeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        do {
            try {
                while (sendBatch() == properties.batchSize()) {}
                if (running) LockSupport.parkNanos(properties.rest().toNanos());
                waitForWork();
            } catch (RuntimeException e) {
                LOG.warn("Facts wait in the outbox: {}", e.toString());
                pause();
            }
        } while (running);
    }

    private int sendBatch() {
        var sent = transactions.execute(_ -> writer.tryTake(LOCK) ? send(oldest()) : 0);
        return sent == null ? 0 : sent;
    }

    private List<Fact> oldest() {
        return jdbc.sql(
                        "select seq, event_id, topic, key, payload, occurred_at, traceparent from outbox order by seq limit ?")
                .param(properties.batchSize())
                .query((row, _) -> Fact.of(row))
                .list();
    }

    private int send(List<Fact> facts) {
        if (facts.isEmpty()) return 0;
        var sends =
                facts.stream().map(fact -> kafka.send(fact.toRecord(source))).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sends)
                .orTimeout(properties.sendTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .join();
        jdbc.sql("delete from outbox where seq = any(?)")
                .param(facts.stream().map(Fact::seq).toArray(Long[]::new))
                .update();
        return facts.size();
    }

    private void waitForWork() {
        try {
            if (work.tryAcquire(properties.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) work.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause() {
        work.drainPermits();
        waitForWork();
    }

    /** One row of the outbox. */
    record Fact(
            long seq,
            UUID eventId,
            String topic,
            String key,
            byte[] payload,
            OffsetDateTime occurredAt,
            @Nullable String traceparent) {

        /** By position: the mapping by name throws for each name that is written otherwise in SQL. */
        static Fact of(ResultSet row) throws SQLException {
            return new Fact(
                    row.getLong(1),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4),
                    row.getBytes(5),
                    row.getObject(6, OffsetDateTime.class),
                    row.getString(7));
        }

        ProducerRecord<String, byte[]> toRecord(String source) {
            var message = new ProducerRecord<>(topic, key, payload);
            CloudEvent.describe(message.headers(), eventId, source, topic, occurredAt.toInstant());
            CloudEvent.pass(message.headers(), traceparent);
            return message;
        }
    }
}
