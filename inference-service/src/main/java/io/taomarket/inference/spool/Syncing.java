package io.taomarket.inference.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Brings what was written from the system's memory to the disk, a short time after it was written, so that one effort of
 * the disk serves everybody who wrote meanwhile and nobody waits for it. Once the disk has refused, what it has is
 * unknown, and it is not asked again.
 */
final class Syncing implements Closeable {

    private static final Duration LAST_PATIENCE = Duration.ofSeconds(30);

    private final Duration every;
    private final Consumer<IOException> failed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<RandomAccessFile> written = new LinkedHashSet<>();
    private final Set<RandomAccessFile> retired = new LinkedHashSet<>();
    private final Thread thread;
    private boolean closed;

    /**
     * @param every how long others may write before it happens; nothing where each write reaches the disk by itself
     * @param failed told when the disk refuses
     */
    Syncing(Duration every, Consumer<IOException> failed) {
        this.every = every;
        this.failed = failed;
        thread = Thread.ofPlatform().daemon().name("inference-spool-sync").start(this::run);
    }

    void wrote(RandomAccessFile file) {
        if (every.isZero()) return;
        lock.lock();
        try {
            if (written.isEmpty()) changed.signal();
            written.add(file);
        } finally {
            lock.unlock();
        }
    }

    /** Nobody writes into this file any more; it is closed once it is on the disk. */
    void retire(RandomAccessFile file) {
        lock.lock();
        try {
            if (written.isEmpty()) changed.signal();
            written.add(file);
            retired.add(file);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (await()) {
                for (var file : take()) sync(file);
            }
        } catch (IOException e) {
            failed.accept(e);
        } catch (InterruptedException e) {
            failed.accept(new IOException("interrupted", e));
        }
    }

    /** Waits until something was written and then for more; false once all is done and nothing more comes. */
    private boolean await() throws InterruptedException {
        lock.lock();
        try {
            while (written.isEmpty() && !closed) changed.await();
            var leftNanos = every.toNanos();
            while (!closed && leftNanos > 0) leftNanos = changed.awaitNanos(leftNanos);
            return !written.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private List<RandomAccessFile> take() {
        lock.lock();
        try {
            var files = List.copyOf(written);
            written.clear();
            return files;
        } finally {
            lock.unlock();
        }
    }

    private void sync(RandomAccessFile file) throws IOException {
        file.getChannel().force(false);
        lock.lock();
        try {
            if (retired.contains(file) && !written.contains(file)) {
                retired.remove(file);
                file.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns when everything written is on the disk. */
    @Override
    public void close() throws IOException {
        lock.lock();
        closed = true;
        changed.signal();
        lock.unlock();
        try {
            if (!thread.join(LAST_PATIENCE)) throw new IOException("the disk does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
