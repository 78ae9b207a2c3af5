package io.taomarket.inference.completion;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.taomarket.inference.fault.CustomerGone;
import io.taomarket.inference.request.Sha256;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The events that a customer reads. The status goes out with the first of them, so until then the answer may still
 * become an error. A comment may be written by another thread while nothing else is.
 */
final class CustomerStream {

    private static final byte[] EVENT = "event: ".getBytes(US_ASCII);
    private static final byte[] LINE_END = "\n".getBytes(US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(US_ASCII);
    private static final byte[] END = "\n\n".getBytes(US_ASCII);
    private static final byte[] COMMENT = ": waiting\n\n".getBytes(US_ASCII);

    private final HttpServletResponse response;
    private final ReentrantLock writing = new ReentrantLock();
    private final Sha256 sha256 = new Sha256();
    private volatile boolean begun;
    private volatile boolean gone;
    private volatile long writtenNanos = System.nanoTime();

    CustomerStream(HttpServletResponse response) {
        this.response = response;
    }

    /** Writes one event at once; throws {@link CustomerGone} when nobody reads any more. */
    void event(ServerEvent event) {
        writing.lock();
        try {
            write(frame(event));
            hash(event);
        } finally {
            writing.unlock();
        }
    }

    /** Counts an event into the hash before it is written, for the last ones, which follow the record. */
    void hash(ServerEvent event) {
        for (var part : frame(event)) sha256.add(part);
    }

    /** Writes an event that is already in the hash, or that belongs to no answer. */
    void unhashed(ServerEvent event) {
        writing.lock();
        try {
            write(frame(event));
        } finally {
            writing.unlock();
        }
    }

    private static byte[][] frame(ServerEvent event) {
        var name = event.name();
        return name == null
                ? new byte[][] {DATA, event.data(), END}
                : new byte[][] {EVENT, name.getBytes(US_ASCII), LINE_END, DATA, event.data(), END};
    }

    /** Tells a waiting customer that we live; finds out whether it still waits. */
    void comment() {
        if (!writing.tryLock()) return;
        try {
            write(COMMENT);
        } finally {
            writing.unlock();
        }
    }

    /** From now on nobody writes; the connection goes back to the server. */
    void end() {
        writing.lock();
        gone = true;
        writing.unlock();
    }

    boolean hasBegun() {
        return begun;
    }

    boolean isGone() {
        return gone;
    }

    long silentNanos() {
        return System.nanoTime() - writtenNanos;
    }

    String sha256() {
        return sha256.hex();
    }

    private void write(byte[]... parts) {
        if (gone) throw new CustomerGone();
        begin();
        try {
            var out = response.getOutputStream();
            for (var part : parts) out.write(part);
            out.flush();
            writtenNanos = System.nanoTime();
        } catch (IOException e) {
            gone = true;
            throw new CustomerGone();
        }
    }

    private void begin() {
        if (begun) return;
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
        begun = true;
    }
}
