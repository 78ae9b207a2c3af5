package io.taomarket.chassis.egress;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the far end of the connected socket once more before a request is written, and notes what became of it: whether
 * it was written, and whether the connection was an old one that the far end had closed.
 */
final class GuardedExecutor extends HttpRequestExecutor {

    private static final String SENT = "taomarket.sent";
    private static final String MET_CLOSED = "taomarket.met-closed";

    private final EgressGuard guard;

    GuardedExecutor(EgressGuard guard) {
        this.guard = guard;
    }

    /** Whether any byte of the request has left us. */
    static boolean wasSent(HttpContext context) {
        return context.getAttribute(SENT) != null;
    }

    /** Whether the last try went to a kept connection that the far end closed without a byte of an answer. */
    static boolean metClosedConnection(HttpContext context) {
        return Boolean.TRUE.equals(context.getAttribute(MET_CLOSED));
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback callback,
            HttpContext context)
            throws IOException, HttpException {
        if (!(connection.getRemoteAddress() instanceof InetSocketAddress remote))
            throw new IOException("the connection has no far end");
        var refusal = guard.refusal(remote.getAddress());
        if (refusal.isPresent()) throw new RefusedAddress(remote.getHostString(), remote.getAddress(), refusal.get());
        context.setAttribute(SENT, true);
        context.setAttribute(MET_CLOSED, false);
        var details = connection.getEndpointDetails();
        var isKept = details.getResponseCount() > 0;
        var receivedBytes = details.getReceivedBytesCount();
        try {
            return super.execute(request, connection, callback, context);
        } catch (NoHttpResponseException | SocketException e) {
            var isSilent = details.getReceivedBytesCount() == receivedBytes;
            context.setAttribute(MET_CLOSED, isKept && isSilent);
            throw e;
        }
    }
}
