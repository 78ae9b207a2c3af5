package io.taomarket.gateway.body;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What bodies may weigh.
 *
 * @param customers below /v1: a context of a million tokens fits
 * @param marketplace everywhere else: the weights of a full subnet fit many times
 * @param together all bodies being held at a time, to the end of their answers; beyond it newcomers are asked to come
 *     again. Unless it is said, an eighth of the heap: while a body arrives and is passed on it is there twice, and the
 *     rest is for what else open requests hold
 * @param timeout how long a body may take to arrive, so that a trickle cannot hold a place
 */
@Validated
@ConfigurationProperties("gateway.bodies")
record BodyProperties(
        @DefaultValue("4MB") DataSize customers,
        @DefaultValue("256KB") DataSize marketplace,
        @Nullable DataSize together,
        @DefaultValue("30s") Duration timeout) {

    private static final int SHARE_OF_HEAP = 8;

    /** All bodies being held at a time, but at least one. */
    int togetherBytes(long heapBytes) {
        var bytes = together == null ? heapBytes / SHARE_OF_HEAP : together.toBytes();
        return Math.toIntExact(Math.clamp(bytes, customers.toBytes(), Integer.MAX_VALUE));
    }
}
