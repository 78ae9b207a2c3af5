package io.taomarket.chassis.egress;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Looks at the far end of the connected socket once more before a request is written, and notes that it was written. */
final class GuardedExecutor extends HttpRequestExecutor {

    private static final String SENT = "taomarket.sent";

    private final EgressGuard guard;

    GuardedExecutor(EgressGuard guard) {
        this.guard = guard;
    }

    /** Whether any byte of the request has left us. */
    static boolean wasSent(HttpContext context) {
        return context.getAttribute(SENT) != null;
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
        return super.execute(request, connection, callback, context);
    }
}
