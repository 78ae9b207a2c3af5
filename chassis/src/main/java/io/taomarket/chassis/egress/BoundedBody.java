package io.taomarket.chassis.egress;

import io.taomarket.chassis.egress.OutboundFailure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** The body of a stranger's response: bounded in bytes, in the length of a line, and in the patience for the next byte. */
final class BoundedBody extends InputStream {

    private final InputStream content;
    private final Exchange exchange;
    private final Duration betweenBytes;
    private final long maxBytes;
    private final long maxLineBytes;
    private long readBytes;
    private long lineBytes;
    private boolean isComplete;

    BoundedBody(InputStream content, Exchange exchange, Duration betweenBytes, long maxBytes, long maxLineBytes) {
        this.content = content;
        this.exchange = exchange;
        this.betweenBytes = betweenBytes;
        this.maxBytes = maxBytes;
        this.maxLineBytes = maxLineBytes;
    }

    boolean isComplete() {
        return isComplete;
    }

    @Override
    public int read() throws OutboundFailure {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws OutboundFailure {
        if (length == 0) return 0;
        try {
            exchange.watch().expectWithin(betweenBytes);
            var count = content.read(buffer, offset, length);
            exchange.watch().rest();
            if (count < 0) finish();
            else measure(buffer, offset, count);
            return count;
        } catch (IOException | IllegalStateException e) {
            var failure = exchange.failure(e);
            exchange.abort();
            throw failure;
        }
    }

    private void finish() throws OutboundFailure {
        if (exchange.watch().hasExpired())
            throw new OutboundFailure(Reason.TIMED_OUT, "timed_out: the deadline passed");
        isComplete = true;
        exchange.watch().stop();
    }

    private void measure(byte[] buffer, int offset, int count) throws OutboundFailure {
        readBytes += count;
        if (readBytes > maxBytes) throw tooLarge("the body is longer than " + maxBytes + " bytes");
        for (var i = offset; i < offset + count; i++) {
            lineBytes = buffer[i] == '\n' ? 0 : lineBytes + 1;
            if (lineBytes > maxLineBytes) throw tooLarge("a line is longer than " + maxLineBytes + " bytes");
        }
    }

    private static OutboundFailure tooLarge(String message) {
        return new OutboundFailure(Reason.TOO_LARGE, "too_large: " + message);
    }

    @Override
    public int available() throws IOException {
        return content.available();
    }

    @Override
    public void close() {
        if (!isComplete) exchange.abort();
    }
}
