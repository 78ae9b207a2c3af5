package io.taomarket.inference.idempotent;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Writes to a customer and into memory. Once the request is written down, a customer who leaves no longer stops the
 * answer: what was paid in full can be sent again in full.
 */
final class Recorder extends ServletOutputStream {

    private final ServletOutputStream customer;
    private final Run run;
    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooLarge;
    private boolean torn;
    private boolean alone;

    Recorder(ServletOutputStream customer, Run run, int maxBytes) {
        this.customer = customer;
        this.run = run;
        this.maxBytes = maxBytes;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        record(from, offset, length);
        pass(() -> customer.write(from, offset, length));
    }

    @Override
    public void flush() throws IOException {
        pass(customer::flush);
    }

    private void record(byte[] from, int offset, int length) {
        tooLarge |= bytes.size() + length > maxBytes;
        if (tooLarge) bytes.reset();
        else bytes.write(from, offset, length);
    }

    private void pass(Step step) throws IOException {
        if (alone) return;
        try {
            step.run();
        } catch (IOException e) {
            alone = run.isWritten();
            torn |= !alone;
            if (torn) throw e;
        }
    }

    void forget() {
        bytes.reset();
        tooLarge = false;
    }

    boolean isTorn() {
        return torn;
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    @Override
    public boolean isReady() {
        return customer.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException("this answer is written in one thread");
    }

    @FunctionalInterface
    private interface Step {

        void run() throws IOException;
    }
}
