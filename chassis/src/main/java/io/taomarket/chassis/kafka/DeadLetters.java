package io.taomarket.chassis.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.transaction.TransactionException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * What happens to a record that cannot be handled: our own mistake or a broken record is tried a few times more and
 * then set aside in {@code <topic>.<group>.dlt}, so that those behind it can pass. While the database is away nothing
 * is set aside; the record waits.
 */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int ANY_PARTITION = -1;
    private static final int RETRIES = 4;
    private static final long LONGEST_WAIT_MS = 5_000;

    private DeadLetters() {}

    static DefaultErrorHandler errorHandler(KafkaOperations<?, ?> kafka, String group, MeterRegistry meters) {
        var recoverer = new DeadLetterPublishingRecoverer(kafka, (record, e) -> setAside(record, e, group, meters));
        var handler = new DefaultErrorHandler(recoverer, limited());
        handler.setBackOffFunction((_, e) -> worldsFailure(e) ? patient() : limited());
        return handler;
    }

    private static TopicPartition setAside(
            ConsumerRecord<?, ?> message, Exception e, String group, MeterRegistry meters) {
        LOG.error(
                "Set aside {}: {}",
                message,
                NestedExceptionUtils.getMostSpecificCause(e).toString());
        meters.counter("taomarket.dead.letters", "topic", message.topic(), "group", group)
                .increment();
        return new TopicPartition(message.topic() + "." + group + ".dlt", ANY_PARTITION);
    }

    private static boolean worldsFailure(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransactionException) return true;
            if (cause instanceof DataAccessException && !(cause instanceof NonTransientDataAccessException))
                return true;
        }
        return false;
    }

    private static BackOff limited() {
        var backOff = new ExponentialBackOffWithMaxRetries(RETRIES);
        backOff.setInitialInterval(100);
        backOff.setMaxInterval(LONGEST_WAIT_MS);
        return backOff;
    }

    private static BackOff patient() {
        var backOff = new ExponentialBackOff(100, 2);
        backOff.setMaxInterval(LONGEST_WAIT_MS);
        return backOff;
    }
}
