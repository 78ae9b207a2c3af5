package io.taomarket.inference.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader's place in the spool. The place is remembered after the records have been passed on, so a kill in between
 * makes them come twice, never not at all. Belongs to one thread.
 */
public final class Cursor {

    private static final Logger LOG = LoggerFactory.getLogger(Cursor.class);

    private final String name;
    private final Spool spool;
    private final Segments segments;
    private final SpoolProperties properties;
    private final Path file;
    private final Semaphore news = new Semaphore(0);
    private volatile long position;
    private long next;

    Cursor(String name, Spool spool, Segments segments, SpoolProperties properties) {
        this.name = name;
        this.spool = spool;
        this.segments = segments;
        this.properties = properties;
        this.file = properties.directory().resolve(name + ".position");
        this.position = Math.min(Math.max(remembered(), segments.first()), spool.end());
        this.next = position;
    }

    long position() {
        return position;
    }

    void wake() {
        news.release();
    }

    /** The next records, at least one unless none comes within the time. */
    public List<byte[]> read(Duration patience) throws IOException, InterruptedException {
        if (position >= spool.end()) {
            if (news.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) news.drainPermits();
        }
        next = position;
        var records = new ArrayList<byte[]>();
        while (records.size() < properties.batch() && next < spool.end()) readSegment(records);
        return records;
    }

    private void readSegment(List<byte[]> records) throws IOException {
        var base = segments.baseOf(next);
        try (var segment = segments.open(base, StandardOpenOption.READ)) {
            while (records.size() < properties.batch() && next < spool.end()) {
                var record = Frame.read(segment, next - base, properties.maxRecordBytes());
                if (record.isEmpty()) {
                    next = beginningOfNext(base);
                    return;
                }
                next += Frame.sizeOf(record.get());
                records.add(record.get());
            }
        }
    }

    /** A file ends where the next one begins; if it ends earlier, the disk has lost records. */
    private long beginningOfNext(long base) throws IOException {
        var following = segments.after(base).orElseThrow(() -> new IOException("a record of the spool cannot be read"));
        if (following != next) LOG.error("The spool lost the bytes from {} to {}", next, following);
        return following;
    }

    /** The records read last have been passed on. */
    public void advance() throws IOException {
        if (position == next) return;
        var temporary = properties.directory().resolve(name + ".position.new");
        Files.writeString(temporary, Long.toString(next));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        position = next;
        spool.forgetRead();
    }

    private long remembered() {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException | NumberFormatException e) {
            LOG.warn("The place of {} in the spool is lost; it begins again: {}", name, e.toString());
            return 0;
        }
    }
}
