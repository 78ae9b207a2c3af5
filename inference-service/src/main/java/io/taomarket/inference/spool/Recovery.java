package io.taomarket.inference.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the end of what was written whole. */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private Recovery() {}

    /** Cuts off what a kill has torn; nobody had been told that it was written. Returns the length that stays. */
    static long truncateTorn(FileChannel file, long base, int maxRecordBytes) throws IOException {
        long position = 0;
        for (var record = Frame.read(file, position, maxRecordBytes);
                record.isPresent();
                record = Frame.read(file, position, maxRecordBytes)) position += Frame.sizeOf(record.get());
        var torn = file.size() - position;
        if (torn > 0) {
            LOG.warn("Segment {} ends with {} torn bytes, which are cut off", base, torn);
            file.truncate(position);
            file.force(true);
        }
        return position;
    }
}
