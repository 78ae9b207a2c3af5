package io.taomarket.chassis.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.CharBuffer;
import org.apache.catalina.connector.InputBuffer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Takes from a request the server's room for 8 192 characters of its body, 16 KB that an open stream would hold to its
 * end. Our services read bytes; who reads characters gets them in smaller steps. The server has no setting for it, so
 * this reaches into its fields; a server without them is noticed when the first service starts.
 */
final class CharactersValve extends ValveBase {

    private static final int CHARACTERS = 128;
    private static final VarHandle INPUT = field(Request.class, "inputBuffer", InputBuffer.class);
    private static final VarHandle ROOM = field(InputBuffer.class, "cb", CharBuffer.class);

    CharactersValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var input = (InputBuffer) INPUT.get(request);
        if (((CharBuffer) ROOM.get(input)).capacity() > CHARACTERS)
            ROOM.set(input, CharBuffer.allocate(CHARACTERS).limit(0));
        getNext().invoke(request, response);
    }

    private static VarHandle field(Class<?> owner, String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this server keeps its buffers elsewhere", e);
        }
    }
}
