package io.taomarket.chassis.deadletter;

import org.apache.kafka.common.TopicPartition;

/**
 * A part of a partition, by offset.
 *
 * @param from the first record
 * @param to one more than the last
 */
record Span(TopicPartition partition, long from, long to) {

    boolean isEmpty() {
        return from >= to;
    }
}
