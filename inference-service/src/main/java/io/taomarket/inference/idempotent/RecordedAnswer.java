package io.taomarket.inference.idempotent;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Passes an answer on and remembers it, up to a size. */
final class RecordedAnswer extends HttpServletResponseWrapper {

    private final Run run;
    private final int maxBytes;
    private @Nullable Recorder recorder;

    RecordedAnswer(HttpServletResponse response, Run run, int maxBytes) {
        super(response);
        this.run = run;
        this.maxBytes = maxBytes;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        var existing = recorder;
        if (existing != null) return existing;
        var created = new Recorder(super.getOutputStream(), run, maxBytes);
        recorder = created;
        return created;
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        if (recorder != null) recorder.forget();
    }

    @Override
    public void reset() {
        super.reset();
        if (recorder != null) recorder.forget();
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!run.isWritten()) super.flushBuffer();
    }

    /** Passes on what was held back until the answer was kept. */
    void release() throws IOException {
        if (recorder != null) recorder.release();
    }

    /** Whether everything that belongs to the answer was written, because until its record somebody read it. */
    boolean isWhole() {
        return getStatus() == SC_OK && recorder != null && !recorder.isTorn();
    }

    boolean isTooLarge() {
        return recorder != null && recorder.isTooLarge();
    }

    byte[] bytes() {
        return recorder == null ? new byte[0] : recorder.bytes();
    }
}
