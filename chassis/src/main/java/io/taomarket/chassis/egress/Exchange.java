package io.taomarket.chassis.egress;

import io.taomarket.chassis.egress.OutboundFailure.Reason;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.MessageConstraintException;

/** One call under way: what can stop it, and what its failure means. */
final class Exchange {

    private final HttpUriRequestBase request;
    private final HttpClientContext context;
    private final Watch watch;

    Exchange(HttpUriRequestBase request, HttpClientContext context, Watch watch) {
        this.request = request;
        this.context = context;
        this.watch = watch;
    }

    Watch watch() {
        return watch;
    }

    /** Shuts the connection at once, without a word to the other side. Does nothing when it is already back in the pool. */
    void abort() {
        watch.stop();
        request.cancel();
    }

    OutboundFailure failure(Exception cause) {
        if (cause instanceof OutboundFailure failure) return failure;
        if (cause instanceof RefusedAddress) return failed(Reason.REFUSED_ADDRESS, cause);
        if (!GuardedExecutor.wasSent(context)) return failed(Reason.CONNECT_FAILED, cause);
        if (watch.hasExpired() || cause instanceof SocketTimeoutException) return failed(Reason.TIMED_OUT, cause);
        if (cause instanceof MessageConstraintException) return failed(Reason.TOO_LARGE, cause);
        return failed(Reason.PROTOCOL, cause);
    }

    private OutboundFailure failed(Reason reason, Exception cause) {
        return new OutboundFailure(reason, reason.code() + ": " + describe(cause), cause);
    }

    private String describe(Exception cause) {
        if (watch.hasExpired()) return "the deadline passed";
        return cause instanceof IOException ? String.valueOf(cause.getMessage()) : cause.toString();
    }
}
