package io.taomarket.miner.sim;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that end at once when the miner closes. */
final class Pace implements AutoCloseable {

    private final CountDownLatch isClosing = new CountDownLatch(1);

    void pause(Duration time) throws IOException {
        if (!time.isPositive()) return;
        try {
            if (isClosing.await(time.toNanos(), TimeUnit.NANOSECONDS)) throw new IOException("the miner is closing");
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
