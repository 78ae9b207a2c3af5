package io.taomarket.chassis.deadletter;

import org.apache.kafka.common.TopicPartition;

/**
 * What a partition of dead letters holds, by offset.
 *
 * @param begin the first one
 * @param next the first one that has not been replayed
 * @param end one more than the last one
 */
record Stretch(TopicPartition partition, long begin, long next, long end) {

    Span unreplayed() {
        return new Span(partition, next, end);
    }

    Span newest(int count) {
        return new Span(partition, Math.max(begin, end - count), end);
    }

    long waiting() {
        return end - next;
    }

    long total() {
        return end - begin;
    }

    boolean hasReplayed(long offset) {
        return offset < next;
    }
}
