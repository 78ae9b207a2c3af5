package io.taomarket.inference.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only log on the local disk. {@link #append} returns once the record would survive a power cut; one write to
 * the disk serves everyone who waits at that moment.
 */
public final class Spool implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final int QUEUE_BATCHES = 16;
    private static final long POLL_MILLIS = 100;

    /** Zeros written ahead: a file that does not grow is flushed without its file system's journal, in a third of the time. */
    private static final int AHEAD_BYTES = 1 << 20;

    private final SpoolProperties properties;
    private final Segments segments;
    private final List<Cursor> cursors = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Append> queue;
    private final SpoolLock lock;
    private final Thread writer;
    private FileChannel file;
    private long base;
    private long fileBytes;
    private volatile long end;
    private volatile boolean closed;
    private volatile boolean broken;

    public Spool(SpoolProperties properties) {
        this.properties = properties;
        this.queue = new ArrayBlockingQueue<>(properties.batch() * QUEUE_BATCHES);
        try {
            segments = new Segments(properties.directory());
            lock = SpoolLock.take(properties.directory());
            if (segments.isEmpty()) segments.create(0).close();
            base = segments.last();
            file = segments.open(base, StandardOpenOption.READ, StandardOpenOption.WRITE);
            fileBytes = Recovery.truncateTorn(file, base, properties.maxRecordBytes());
            end = base + fileBytes;
        } catch (IOException e) {
            throw new UncheckedIOException("The spool in " + properties.directory() + " cannot be opened", e);
        }
        writer = Thread.ofPlatform().daemon().name("inference-spool").start(this::write);
    }

    /** Writes a record so that it stays; throws {@link UncheckedIOException} when the disk does not take it. */
    public void append(byte[] record) {
        if (record.length == 0 || record.length > properties.maxRecordBytes())
            throw new IllegalArgumentException("a record has 1 to " + properties.maxRecordBytes() + " bytes");
        if (closed) throw new UncheckedIOException(new IOException("the spool is closed"));
        var append = new Append(record, new CompletableFuture<>());
        try {
            queue.put(append);
            append.done().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while the spool was full", e));
        } catch (CompletionException e) {
            throw new UncheckedIOException(new IOException("the spool did not take the record", e));
        }
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

    private void write() {
        var batch = new ArrayList<Append>();
        while (!closed || !queue.isEmpty()) {
            try {
                var first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) continue;
                batch.add(first);
                queue.drainTo(batch, properties.batch() - 1);
                write(batch);
                batch.clear();
            } catch (InterruptedException e) {
                LOG.warn("The spool's writer goes on although it was interrupted");
            }
        }
    }

    private void write(List<Append> batch) {
        try {
            if (broken) throw new IOException("the spool's file is in doubt");
            if (end - base >= properties.segmentBytes()) roll();
            var written = writeAll(batch);
            file.force(false);
            end += written;
            batch.forEach(append -> append.done().complete(null));
            cursors.forEach(Cursor::wake);
        } catch (IOException e) {
            LOG.error("The spool does not take records", e);
            forgetPartOf(batch, e);
        }
    }

    private long writeAll(List<Append> batch) throws IOException {
        var frames = batch.stream().map(append -> Frame.write(append.record())).toArray(ByteBuffer[]::new);
        var length = 0L;
        for (var frame : frames) length += frame.remaining();
        var position = end - base;
        file.position(position);
        for (var written = 0L; written < length; ) written += file.write(frames);
        if (position + length > fileBytes) writeAhead(position + length);
        return length;
    }

    /** The file ends here; no further than a segment goes. */
    private void writeAhead(long length) throws IOException {
        var zeros = ByteBuffer.allocate((int) Math.clamp(properties.segmentBytes() - length, 0, AHEAD_BYTES));
        fileBytes = length;
        while (zeros.hasRemaining()) fileBytes += file.write(zeros);
    }

    /**
     * What was written in part must not stand before what is written next. If it cannot be cut off, nothing more is
     * written until a restart has looked at the file: else readers might charge what its customer was refused.
     */
    private void forgetPartOf(List<Append> batch, IOException e) {
        try {
            endFile();
        } catch (IOException truncation) {
            broken = true;
            LOG.error("The spool takes no more records until the service is started again", truncation);
        }
        batch.forEach(append -> append.done().completeExceptionally(e));
    }

    private void endFile() throws IOException {
        file.truncate(end - base);
        fileBytes = end - base;
    }

    private void roll() throws IOException {
        endFile();
        var next = segments.create(end);
        file.close();
        file = next;
        base = end;
        fileBytes = 0;
    }

    /** Writes what still waits, then ends. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join();
            if (!broken) endFile();
            file.close();
            lock.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The spool's file was not closed: {}", e.getMessage());
        }
        cursors.forEach(Cursor::wake);
    }

    private record Append(byte[] record, CompletableFuture<Void> done) {}
}
