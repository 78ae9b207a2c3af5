package io.taomarket.inference.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a spool, each named by the offset of its first byte. Offsets count every byte ever written, so a place in
 * the spool stays the same when older files go.
 */
final class Segments {

    private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
    private static final String SUFFIX = ".spool";

    private final Path directory;
    private final TreeMap<Long, Path> files = new TreeMap<>();

    Segments(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        try (var found = Files.list(directory)) {
            found.filter(file -> file.toString().endsWith(SUFFIX)).forEach(file -> files.put(base(file), file));
        }
    }

    private static long base(Path file) {
        var name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    synchronized long first() {
        return files.isEmpty() ? 0 : files.firstKey();
    }

    synchronized boolean isEmpty() {
        return files.isEmpty();
    }

    synchronized long last() {
        return files.lastKey();
    }

    /** The file in which this offset lies, as the offset of its first byte. */
    synchronized long baseOf(long offset) {
        var base = files.floorKey(offset);
        return base == null ? files.firstKey() : base;
    }

    /** The file behind this one, if there is one. */
    synchronized Optional<Long> after(long base) {
        return Optional.ofNullable(files.higherKey(base));
    }

    /** Makes a file that is there after a power cut too. */
    synchronized void create(long base) throws IOException {
        var file = directory.resolve("%020d%s".formatted(base, SUFFIX));
        Files.createFile(file);
        files.put(base, file);
        try (var parent = FileChannel.open(directory)) {
            parent.force(true);
        }
    }

    synchronized RandomAccessFile openToWrite(long base, String mode) throws IOException {
        return new RandomAccessFile(file(base).toFile(), mode);
    }

    synchronized FileChannel open(long base, OpenOption... options) throws IOException {
        return FileChannel.open(file(base), options);
    }

    private Path file(long base) throws IOException {
        var file = files.get(base);
        if (file == null) throw new IOException("there is no segment " + base);
        return file;
    }

    /** Deletes the files that end at or before the offset; the last one always stays. */
    synchronized void deleteBefore(long offset) throws IOException {
        while (files.size() > 1 && files.higherKey(files.firstKey()) <= offset) {
            var oldest = files.pollFirstEntry();
            Files.deleteIfExists(oldest.getValue());
            LOG.debug("Deleted {}", oldest.getValue());
        }
    }
}
