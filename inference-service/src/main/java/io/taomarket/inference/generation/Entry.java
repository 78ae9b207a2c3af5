package io.taomarket.inference.generation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * One record of the spool, with all that the two relays pass on ready to be sent: neither reads or writes JSON again.
 *
 * @param leaf the receipt as it stands in its day's tree; empty when nothing was served
 * @param event what the other services hear
 * @param document what its customer is told
 * @param traceparent what the other services go on from; empty for most requests, which are not traced
 */
record Entry(
        UUID eventId,
        Instant occurredAt,
        UUID accountId,
        String requestId,
        Instant createdAt,
        byte[] leaf,
        byte[] event,
        byte[] document,
        String traceparent) {

    /** How a record of this form begins; older ones are JSON and begin with a brace. */
    static final byte FORM = 1;

    private static final int ID_BYTES = 16;
    private static final int TIME_BYTES = Long.BYTES + Integer.BYTES;

    boolean hasReceipt() {
        return leaf.length > 0;
    }

    byte[] toBytes() {
        var request = requestId.getBytes(UTF_8);
        var trace = traceparent.getBytes(UTF_8);
        var fixed = 1 + 2 * ID_BYTES + 2 * TIME_BYTES + 4 * Integer.BYTES;
        var last = trace.length == 0 ? 0 : Integer.BYTES + trace.length;
        var buffer = ByteBuffer.allocate(fixed + request.length + leaf.length + event.length + document.length + last)
                .put(FORM);
        id(buffer, eventId);
        time(buffer, occurredAt);
        id(buffer, accountId);
        bytes(buffer, request);
        time(buffer, createdAt);
        bytes(buffer, leaf);
        bytes(buffer, event);
        bytes(buffer, document);
        if (trace.length > 0) bytes(buffer, trace); // older versions read no further
        return buffer.array();
    }

    static Entry of(byte[] record) {
        var buffer = ByteBuffer.wrap(record);
        if (buffer.get() != FORM) throw new IllegalArgumentException("a record of another form");
        return new Entry(
                id(buffer),
                time(buffer),
                id(buffer),
                new String(bytes(buffer), UTF_8),
                time(buffer),
                bytes(buffer),
                bytes(buffer),
                bytes(buffer),
                buffer.hasRemaining() ? new String(bytes(buffer), UTF_8) : "");
    }

    private static void id(ByteBuffer buffer, UUID id) {
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID id(ByteBuffer buffer) {
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static void time(ByteBuffer buffer, Instant time) {
        buffer.putLong(time.getEpochSecond()).putInt(time.getNano());
    }

    private static Instant time(ByteBuffer buffer) {
        return Instant.ofEpochSecond(buffer.getLong(), buffer.getInt());
    }

    private static void bytes(ByteBuffer buffer, byte[] bytes) {
        buffer.putInt(bytes.length).put(bytes);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.getInt()];
        buffer.get(bytes);
        return bytes;
    }
}
