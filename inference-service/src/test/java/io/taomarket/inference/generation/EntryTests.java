package io.taomarket.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryTests {

    private static final Entry ENTRY = entry("");

    private static Entry entry(String traceparent) {
        return new Entry(
                UUID.randomUUID(),
                Instant.parse("2026-11-22T21:00:00.123456789Z"),
                UUID.randomUUID(),
                "req_é",
                Instant.parse("2026-11-22T20:59:59Z"),
                new byte[] {1, 2, 3},
                new byte[] {4},
                new byte[] {},
                traceparent);
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(Entry.of(ENTRY.toBytes())).usingRecursiveComparison().isEqualTo(ENTRY);
    }

    @Test
    void remembersItsTraceAndIsNotLongerWithoutOne() {
        var traced = entry("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(Entry.of(traced.toBytes()).traceparent()).isEqualTo(traced.traceparent());
        assertThat(traced.toBytes()).hasSize(ENTRY.toBytes().length + Integer.BYTES + 55);
    }

    @Test
    void nothingButAWholeRecordOfThisFormIsRead() {
        var bytes = ENTRY.toBytes();

        assertThatThrownBy(() -> Entry.of(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Entry.of("{}".getBytes())).isInstanceOf(RuntimeException.class);
    }
}
