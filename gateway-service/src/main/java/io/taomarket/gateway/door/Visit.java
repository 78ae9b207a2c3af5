package io.taomarket.gateway.door;

import static java.util.Objects.requireNonNull;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.gateway.route.Route;
import jakarta.servlet.ServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What the pipeline has found out about one request so far; each filter adds its part. */
public final class Visit {

    private static final String ATTRIBUTE = Visit.class.getName();
    private static final byte[] NOTHING = {};
    private static final String CALLER = "caller";

    private final String requestId;
    private final long begunNanos = System.nanoTime();
    private final List<Runnable> endings = new ArrayList<>();
    private @Nullable Route route;
    private @Nullable Caller caller;
    private int requestsPerMinute;
    private byte[] body = NOTHING;

    Visit(String requestId) {
        this.requestId = requestId;
    }

    public static Visit of(ServletRequest request) {
        return requireNonNull((Visit) request.getAttribute(ATTRIBUTE));
    }

    void begin(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Runs when the answer is complete or given up, whatever happens. */
    public void atEnd(Runnable ending) {
        endings.add(ending);
    }

    void end() {
        endings.forEach(Runnable::run);
        MDC.remove(CALLER);
    }

    public long elapsedMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNanos);
    }

    public String requestId() {
        return requestId;
    }

    public Route route() {
        return requireNonNull(route);
    }

    public void leadTo(Route route) {
        this.route = route;
    }

    public Caller caller() {
        return requireNonNull(caller);
    }

    /** From here on the log names the caller too. */
    public void identify(Caller caller) {
        this.caller = caller;
        MDC.put(CALLER, caller.subject());
    }

    /** What the caller's key allows; 0 where it says nothing. */
    public int requestsPerMinute() {
        return requestsPerMinute;
    }

    public void allowPerMinute(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    /** The whole body; empty when there is none. */
    public byte[] body() {
        return body;
    }

    public void carry(byte[] body) {
        this.body = body;
    }
}
