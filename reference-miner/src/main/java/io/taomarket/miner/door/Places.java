package io.taomarket.miner.door;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The calls that may be worked on at once; one more is refused, so that those inside stay fast. */
public final class Places implements AutoCloseable {

    private final Semaphore places;
    private final Duration delay;
    private final CountDownLatch isClosing = new CountDownLatch(1);

    /** Each call waits for the delay before it is worked on, which makes a slow miner for demonstrations. */
    public Places(int maxConcurrency, Duration delay) {
        this.places = new Semaphore(maxConcurrency);
        this.delay = delay;
    }

    /** The same endpoint, within the limit. */
    public Endpoint limit(Endpoint endpoint) {
        return call -> {
            if (!places.tryAcquire())
                throw new ApiError(
                        429, "rate_limit_exceeded", "the miner is busy, try another or a little later", null);
            try {
                dawdle();
                endpoint.serve(call);
            } finally {
                places.release();
            }
        };
    }

    private void dawdle() throws IOException {
        try {
            if (delay.isPositive() && isClosing.await(delay.toMillis(), TimeUnit.MILLISECONDS))
                throw new IOException("the miner is closing");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        isClosing.countDown();
    }
}
