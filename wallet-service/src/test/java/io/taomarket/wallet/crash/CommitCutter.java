package io.taomarket.wallet.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Stands between the ledger's writer and PostgreSQL, and cuts its connection at the next commit. */
final class CommitCutter implements AutoCloseable {

    private static final int BUFFER_BYTES = 8_192;
    private static final String COMMITTED = "COMMIT\0";
    private static final String WRITERS_QUESTION = "pg_try_advisory_lock(";

    private final ServerSocket door;
    private final int serverPort;
    private final AtomicReference<Cut> next = new AtomicReference<>();
    private volatile boolean refusing;

    /** When the connection ends. */
    enum Cut {
        /** The server never hears of the commit. */
        BEFORE_COMMIT,
        /** The server has committed; nobody is told. */
        AFTER_COMMIT
    }

    CommitCutter(int serverPort) throws IOException {
        door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    void cutNext(@Nullable Cut cut) {
        next.set(cut);
    }

    boolean hasCut() {
        return next.get() == null;
    }

    /** From now on new connections end at once. */
    void refuse() {
        refusing = true;
    }

    void admit() {
        refusing = false;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                if (refusing) client.close();
                else connect(client);
            } catch (IOException e) {
                if (!door.isClosed()) throw new UncheckedIOException(e);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        var link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), serverPort));
        Thread.ofVirtual().start(link::answers);
        Thread.ofVirtual().start(link::questions);
    }

    /** One connection through this. */
    private final class Link {

        private final Socket client;
        private final Socket server;
        private final Map<String, String> statements = new HashMap<>();
        private boolean isWriters;
        private volatile boolean silent;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void questions() {
            try (client;
                    server) {
                var in = new DataInputStream(client.getInputStream());
                var out = server.getOutputStream();
                send(out, body(in)); // the first message has no type
                for (var type = in.read(); type >= 0; type = in.read()) {
                    var body = body(in);
                    if (isCommit((char) type, body) && !mayCommit()) return;
                    out.write(type);
                    send(out, body);
                }
            } catch (IOException e) {
                // one of both has gone, and so has the other
            }
        }

        void answers() {
            try (client;
                    server) {
                pass(server.getInputStream(), client.getOutputStream());
            } catch (IOException e) {
                // as above
            }
        }

        private void pass(InputStream in, OutputStream out) throws IOException {
            var buffer = new byte[BUFFER_BYTES];
            for (var length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (silent && new String(buffer, 0, length, UTF_8).contains(COMMITTED)) return;
                if (silent) continue;
                out.write(buffer, 0, length);
                out.flush();
            }
        }

        private void send(OutputStream out, byte[] body) throws IOException {
            out.write(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(body.length + Integer.BYTES)
                    .array());
            out.write(body);
            out.flush();
        }

        private byte[] body(DataInputStream in) throws IOException {
            return in.readNBytes(in.readInt() - Integer.BYTES);
        }

        private boolean isCommit(char type, byte[] body) {
            var words = new String(body, UTF_8).split("\0", 3);
            if (type == 'P') {
                statements.put(words[0], words[1]);
                isWriters |= words[1].contains(WRITERS_QUESTION);
            }
            return type == 'B'
                    && isWriters
                    && "commit".equalsIgnoreCase(statements.get(words[1]).strip());
        }

        private boolean mayCommit() {
            var cut = next.getAndSet(null);
            silent = cut == Cut.AFTER_COMMIT;
            return cut != Cut.BEFORE_COMMIT;
        }
    }
}
