package io.taomarket.inference.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the end of what was written whole. */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private static final int BUFFER_BYTES = 1 << 16;

    private Recovery() {}

    /** Cuts off what a kill has torn; nobody had been told that it was written. Returns the length that stays. */
    static long truncateTorn(FileChannel file, long base, int maxRecordBytes) throws IOException {
        long position = 0;
        for (var record = Frame.read(file, position, maxRecordBytes);
                record.isPresent();
                record = Frame.read(file, position, maxRecordBytes)) position += Frame.sizeOf(record.get());
        var behind = file.size() - position;
        if (behind > 0) {
            if (!isZero(file, position))
                LOG.warn("Segment {} ends with {} torn bytes, which are cut off", base, behind);
            file.truncate(position);
            file.force(true);
        }
        return position;
    }

    /** Whether nothing was written from here on: zeros are written ahead. */
    private static boolean isZero(FileChannel file, long from) throws IOException {
        var buffer = ByteBuffer.allocate(BUFFER_BYTES);
        for (var position = from; file.read(buffer.clear(), position) > 0; position += buffer.limit()) {
            buffer.flip();
            while (buffer.hasRemaining()) if (buffer.get() != 0) return false;
        }
        return true;
    }
}
