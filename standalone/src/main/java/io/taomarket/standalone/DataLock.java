package io.taomarket.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One marketplace a data folder: a second one would stop the first one's database. Gone with the process. */
record DataLock(FileLock lock) {

    static DataLock take(Path directory) throws IOException {
        Files.createDirectories(directory);
        var file = FileChannel.open(
                directory.resolve("standalone.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = file.tryLock();
            if (lock != null) return new DataLock(lock);
        } catch (OverlappingFileLockException e) {
            // This very process holds it: the same answer.
        }
        file.close();
        throw new IllegalStateException("Another marketplace runs on " + directory + "; ./taomarket down stops it.");
    }
}
