package io.taomarket.inference.idempotent;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Writes to a customer and into memory. What is written once the request has its record is held back until the answer
 * is kept, so that whoever has seen its end can have it again; and so a customer who leaves then changes nothing.
 */
final class Recorder extends ServletOutputStream {

    private final ServletOutputStream customer;
    private final Run run;
    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean tooLarge;
    private boolean torn;

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
        if (run.isWritten()) held.write(from, offset, length);
        else pass(() -> customer.write(from, offset, length));
    }

    @Override
    public void flush() throws IOException {
        if (!run.isWritten()) pass(customer::flush);
    }

    /** Passes on what was held back. */
    void release() throws IOException {
        if (held.size() == 0) return;
        customer.write(held.toByteArray());
        customer.flush();
    }

    private void record(byte[] from, int offset, int length) {
        tooLarge |= bytes.size() + length > maxBytes;
        if (tooLarge) bytes.reset();
        else bytes.write(from, offset, length);
    }

    private void pass(Step step) throws IOException {
        try {
            step.run();
        } catch (IOException e) {
            torn = true;
            throw e;
        }
    }

    void forget() {
        bytes.reset();
        held.reset();
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
