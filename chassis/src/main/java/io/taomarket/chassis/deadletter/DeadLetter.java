package io.taomarket.chassis.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * A record that could not be handled, as the operator sees it: where it came from and why, not what it says.
 *
 * @param topic where it waits
 * @param offset where in that topic
 * @param reason what the failure said, without its stack trace
 * @param replayed whether it has been sent back already
 */
record DeadLetter(
        String topic,
        long offset,
        @Nullable String key,
        String originalTopic,
        int originalPartition,
        long originalOffset,
        String reason,
        Instant setAsideAt,
        boolean replayed) {

    /** What all headers of dead letters begin with, Spring's and ours. */
    static final String HEADERS = "kafka_dlt-";

    private static final String REASON = HEADERS + "reason";
    private static final int UNKNOWN = -1;
    private static final int LONGEST_REASON = 1_000;

    static DeadLetter of(ConsumerRecord<String, byte[]> message, String originalTopic, boolean replayed) {
        var headers = message.headers();
        return new DeadLetter(
                message.topic(),
                message.offset(),
                message.key(),
                originalTopic,
                originalPartition(headers),
                originalOffset(headers),
                new String(value(headers, REASON), UTF_8),
                Instant.ofEpochMilli(message.timestamp()),
                replayed);
    }

    static int originalPartition(Headers headers) {
        var value = value(headers, KafkaHeaders.DLT_ORIGINAL_PARTITION);
        return value.length == Integer.BYTES ? ByteBuffer.wrap(value).getInt() : UNKNOWN;
    }

    static long originalOffset(Headers headers) {
        var value = value(headers, KafkaHeaders.DLT_ORIGINAL_OFFSET);
        return value.length == Long.BYTES ? ByteBuffer.wrap(value).getLong() : UNKNOWN;
    }

    /** The header that says why: the first line of what went wrong at the root, where listeners are not named. */
    static Headers reason(Throwable failure) {
        var root = NestedExceptionUtils.getMostSpecificCause(failure);
        var message =
                Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
        var line = message.lines().findFirst().orElse("");
        var bounded = line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
        return new RecordHeaders().add(REASON, bounded.getBytes(UTF_8));
    }

    private static byte[] value(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? new byte[0] : header.value();
    }
}
