package io.taomarket.inference.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only log on the local disk. {@link #append} returns once the record would survive the death of this process;
 * a moment later, or before it returns where the properties say so, it would survive a power cut too.
 */
public final class Spool implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final SpoolProperties properties;
    private final Segments segments;
    private final List<Cursor> cursors = new CopyOnWriteArrayList<>();
    private final SpoolLock lock;
    private final ReentrantLock writing = new ReentrantLock();
    private final Syncing syncing;
    private RandomAccessFile file; // a channel would be closed for all when one customer's thread is interrupted
    private long base;
    private volatile long end;
    private volatile boolean closed;
    private volatile boolean broken;

    public Spool(SpoolProperties properties) {
        this.properties = properties;
        try {
            segments = new Segments(properties.directory());
            lock = SpoolLock.take(properties.directory());
            if (segments.isEmpty()) segments.create(0);
            base = segments.last();
            try (var last = segments.open(base, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                end = base + Recovery.truncateTorn(last, base, properties.maxRecordBytes());
            }
            file = segments.openToWrite(base, properties.writeMode());
            file.seek(end - base);
        } catch (IOException e) {
            throw new UncheckedIOException("The spool in " + properties.directory() + " cannot be opened", e);
        }
        syncing = new Syncing(properties.syncEvery(), this::breakDown);
    }

    /** Writes a record so that it stays; throws {@link UncheckedIOException} when the disk does not take it. */
    public void append(byte[] record) {
        if (record.length == 0 || record.length > properties.maxRecordBytes())
            throw new IllegalArgumentException("a record has 1 to " + properties.maxRecordBytes() + " bytes");
        var frame = Frame.write(record).array();
        writing.lock();
        try {
            write(frame);
        } catch (IOException e) {
            LOG.error("The spool does not take records", e);
            forgetPart();
            throw new UncheckedIOException(new IOException("the spool did not take the record", e));
        } finally {
            writing.unlock();
        }
        cursors.forEach(Cursor::wake);
    }

    /** A reader of this name, from where it last was. */
    public Cursor cursor(String name) {
        var cursor = new Cursor(name, this, segments, properties);
        cursors.add(cursor);
        return cursor;
    }

    /** Whether another request may be served; false when readers have not come for too long, or nothing can be written. */
    public boolean hasRoom() {
        return !broken && waitingBytes() < properties.maxBytes();
    }

    /** Bytes that the slowest reader has not yet passed on. */
    public long waitingBytes() {
        return end - cursors.stream().mapToLong(Cursor::position).min().orElse(end);
    }

    long end() {
        return end;
    }

    void forgetRead() throws IOException {
        segments.deleteBefore(cursors.stream().mapToLong(Cursor::position).min().orElse(0));
    }

    private void write(byte[] frame) throws IOException {
        if (closed) throw new IOException("the spool is closed");
        if (broken) throw new IOException("the spool's file is in doubt");
        if (end - base >= properties.segmentBytes()) roll();
        file.write(frame);
        end += frame.length;
        syncing.wrote(file);
    }

    /**
     * What was written in part must not stand before what is written next. If it cannot be cut off, nothing more is
     * written until a restart has looked at the file: else readers might charge what its customer was refused.
     */
    private void forgetPart() {
        try {
            file.setLength(end - base);
            file.seek(end - base);
        } catch (IOException truncation) {
            breakDown(truncation);
        }
    }

    private void breakDown(IOException reason) {
        broken = true;
        LOG.error("The spool takes no more records until the service is started again", reason);
    }

    private void roll() throws IOException {
        segments.create(end);
        var next = segments.openToWrite(end, properties.writeMode());
        syncing.retire(file);
        file = next;
        base = end;
    }

    /** No record is taken any more; those that were are on the disk when this returns. */
    @Override
    public void close() {
        writing.lock();
        closed = true;
        writing.unlock();
        try {
            syncing.close();
            file.close();
            lock.close();
        } catch (IOException e) {
            LOG.warn("The spool's file was not closed: {}", e.getMessage());
        }
        cursors.forEach(Cursor::wake);
    }
}
