package io.taomarket.inference.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.zip.CRC32C;

/** How a record lies in a file: its length, its checksum, its bytes. What was torn by a kill is recognised as no record. */
final class Frame {

    static final int HEAD_BYTES = Integer.BYTES + Integer.BYTES;

    private Frame() {}

    static long sizeOf(byte[] record) {
        return (long) HEAD_BYTES + record.length;
    }

    static ByteBuffer write(byte[] record) {
        var buffer = ByteBuffer.allocate(HEAD_BYTES + record.length);
        return buffer.putInt(record.length).putInt(checksum(record)).put(record).flip();
    }

    /** The record at this place, unless the file ends there or what is there is not a whole record. */
    static Optional<byte[]> read(FileChannel file, long position, int maxRecordBytes) throws IOException {
        var head = ByteBuffer.allocate(HEAD_BYTES);
        if (!fill(file, head, position)) return Optional.empty();
        var length = head.flip().getInt();
        if (length <= 0 || length > maxRecordBytes) return Optional.empty();
        var body = ByteBuffer.allocate(length);
        if (!fill(file, body, position + HEAD_BYTES)) return Optional.empty();
        return checksum(body.array()) == head.getInt() ? Optional.of(body.array()) : Optional.empty();
    }

    private static boolean fill(FileChannel file, ByteBuffer buffer, long position) throws IOException {
        while (buffer.hasRemaining()) {
            var count = file.read(buffer, position + buffer.position());
            if (count < 0) return false;
        }
        return true;
    }

    private static int checksum(byte[] record) {
        var crc = new CRC32C();
        crc.update(record);
        return (int) crc.getValue();
    }
}
