package io.taomarket.benchmarks.inference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection that does no more than a measurement needs; a new one follows where the server
 * ends it. For one thread at a time.
 */
final class Line implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;
    private static final int UNTIL_DONE = -1;
    private static final int PATIENCE_MS = 30_000;

    private final Target target;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private Socket socket = new Socket();
    private boolean isLast;
    private int at;
    private int end;
    private long readAtNanos;

    Line(Target target) throws IOException {
        this.target = target;
        connect();
    }

    private void connect() throws IOException {
        socket = new Socket();
        isLast = false;
        at = end;
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port()), PATIENCE_MS);
        socket.setSoTimeout(PATIENCE_MS);
    }

    /** Called for each line of an answer that is a stream, with the moment at which it was read. */
    interface Reader {

        /** Whether to go on reading. */
        boolean read(String line, long atNanos);
    }

    /** Sends the request and reads the whole answer, which must be a 200. */
    void ask(byte[] request) throws IOException {
        var length = send(request);
        if (length != UNTIL_DONE) skip(length);
        else for (var chunk = chunkLength(); chunk > 0; chunk = chunkLength()) skip(chunk + 2);
        if (length == UNTIL_DONE) readLine();
    }

    /** Sends the request and reads the lines of the answer; one that is not read to its end makes the line useless. */
    void stream(byte[] request, Reader reader) throws IOException {
        if (send(request) != UNTIL_DONE) throw new IOException("the answer is not sent in chunks");
        var line = new ByteArrayOutputStream();
        for (var left = chunkLength(); left > 0; left = chunkLength()) {
            for (; left > 0; left--) {
                var letter = next();
                if (letter != '\n') {
                    line.write(letter);
                    continue;
                }
                if (line.size() > 0 && !reader.read(line.toString(ISO_8859_1), readAtNanos)) return;
                line.reset();
            }
            readLine();
        }
        readLine();
    }

    /** The length of the answer's body, or that it comes in chunks. */
    private int send(byte[] request) throws IOException {
        if (isLast) {
            socket.close();
            connect();
        }
        socket.getOutputStream().write(request);
        var status = readLine();
        var length = 0;
        for (var header = readLine(); !header.isEmpty(); header = readLine()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Integer.parseInt(lower.substring(15).strip());
            if (lower.equals("connection: close")) isLast = true;
            if (lower.startsWith("transfer-encoding:")) length = UNTIL_DONE;
        }
        if (status.startsWith("HTTP/1.1 200")) return length;
        throw new IOException(status + ": " + rest(Math.max(0, length)));
    }

    private String rest(int length) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var left = length; left > 0; left--) body.write(next());
        return body.toString(ISO_8859_1);
    }

    private int chunkLength() throws IOException {
        return Integer.parseInt(readLine(), 16);
    }

    private String readLine() throws IOException {
        text.reset();
        for (var letter = next(); letter != '\n'; letter = next()) {
            if (letter != '\r') text.write(letter);
        }
        return text.toString(ISO_8859_1);
    }

    private void skip(int count) throws IOException {
        var left = count;
        while (left > 0) {
            if (at == end) fill();
            var step = Math.min(left, end - at);
            at += step;
            left -= step;
        }
    }

    private int next() throws IOException {
        if (at == end) fill();
        return buffer[at++];
    }

    private void fill() throws IOException {
        at = 0;
        end = socket.getInputStream().read(buffer);
        readAtNanos = System.nanoTime();
        if (end < 0) throw new EOFException("the connection was closed");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
