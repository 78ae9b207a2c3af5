package io.taomarket.chassis.server;

import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP/1.1 with buffers that fit what is mostly sent: short requests, answers of a few kilobytes and events of a few
 * hundred bytes. An open stream holds them all to its end, whether it uses them or not. Longer bodies pass through them
 * in more steps; an answer whose length is not known is sent in chunks once it is longer than they are.
 */
public final class LeanProtocol extends Http11NioProtocol {

    private static final int READ_BYTES = 2048;
    private static final int WRITE_BYTES = 4096; // the head and body of a usual answer leave together
    private static final int ANSWER_BYTES = 2048;
    private static final int TRAILER_BYTES = 1024; // what follows a chunked request; nobody reads it

    /** The server makes it by its name. */
    public LeanProtocol() {
        setProperty("socket.appReadBufSize", Integer.toString(READ_BYTES));
        setProperty("socket.appWriteBufSize", Integer.toString(WRITE_BYTES));
        setMaxTrailerSize(TRAILER_BYTES);
    }

    /** Of the answer's bytes; as many characters are kept room for. */
    @Override
    public int getDesiredBufferSize() {
        return ANSWER_BYTES;
    }
}
