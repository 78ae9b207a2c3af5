package io.taomarket.inference.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second process out of the directory; the operating system lets go of it when the process dies. */
final class SpoolLock implements Closeable {

    private final FileChannel file;

    private SpoolLock(FileChannel file) {
        this.file = file;
    }

    static SpoolLock take(Path directory) throws IOException {
        var file = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isOurs(file)) return new SpoolLock(file);
        file.close();
        throw new IOException("another process uses " + directory);
    }

    private static boolean isOurs(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
