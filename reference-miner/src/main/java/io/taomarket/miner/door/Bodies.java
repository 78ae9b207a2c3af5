package io.taomarket.miner.door;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Reads request bodies whole, but never too many, too large or too slow ones. */
final class Bodies implements AutoCloseable {

    private final int maxBytes;
    private final Duration limit;
    private final Semaphore places;
    private final ScheduledThreadPoolExecutor cutOff = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("miner-slow-bodies").factory());

    Bodies(int maxBytes, Duration limit, int maxAtOnce) {
        this.maxBytes = maxBytes;
        this.limit = limit;
        this.places = new Semaphore(maxAtOnce);
        cutOff.setRemoveOnCancelPolicy(true);
    }

    byte[] read(HttpExchange exchange) throws IOException {
        if (!places.tryAcquire()) throw new ApiError(429, "rate_limit_exceeded", "too many calls at once", null);
        var timer = cutOff.schedule(exchange::close, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var body = exchange.getRequestBody().readNBytes(maxBytes + 1);
            if (body.length > maxBytes)
                throw new ApiError(413, "request_too_large", "the body is larger than " + maxBytes + " bytes", null);
            return body;
        } finally {
            timer.cancel(false);
            places.release();
        }
    }

    @Override
    public void close() {
        cutOff.shutdownNow();
    }
}
