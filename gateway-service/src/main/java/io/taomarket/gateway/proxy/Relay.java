package io.taomarket.gateway.proxy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies a body. A stream is sent on as it comes, each chunk at once. When the client has left nothing remains to be
 * done; when the service breaks off, the client must be able to tell.
 */
class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int BUFFER = 8192;
    private static final int EVENTS = 1024; // held while a stream is silent
    private static final int END = -1;

    private final InputStream from;
    private final HttpServletResponse to;
    private final boolean streams;
    private final Supplier<byte[]> lastWord;
    private final byte[] buffer;

    Relay(InputStream from, HttpServletResponse to, boolean streams, Supplier<byte[]> lastWord) {
        this.from = from;
        this.to = to;
        this.streams = streams;
        this.lastWord = lastWord;
        this.buffer = new byte[streams ? EVENTS : BUFFER];
    }

    void run() throws IOException {
        var out = to.getOutputStream();
        var read = read();
        while (read >= 0 && write(out, read)) read = read();
    }

    private int read() throws IOException {
        try {
            return from.read(buffer);
        } catch (IOException e) {
            LOG.warn("A service broke off its answer: {}", e.toString());
            if (!streams || !to.isCommitted()) throw ServiceAway.brokenAnswer();
            sayBroken();
            return END;
        }
    }

    /** False once the client has left. */
    private boolean write(OutputStream out, int count) {
        try {
            out.write(buffer, 0, count);
            if (streams) out.flush();
            return true;
        } catch (IOException e) {
            LOG.debug("The client has left: {}", e.toString());
            return false;
        }
    }

    /** The status has been sent, so an event is the only way to tell; the empty lines end a half-sent one. */
    private void sayBroken() throws IOException {
        to.getOutputStream().write(new byte[] {'\n', '\n'});
        to.getOutputStream().write(lastWord.get());
        to.getOutputStream().flush();
    }
}
