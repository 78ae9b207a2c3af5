package io.taomarket.inference.completion;

import io.taomarket.inference.paid.PatienceProperties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after all open streams, whose own threads wait for miners; none of them ends without a word. */
@Component
class StreamKeeper implements SmartLifecycle {

    private final Set<OpenStream> streams = ConcurrentHashMap.newKeySet();
    private final PatienceProperties patience;
    private final CountDownLatch empty = new CountDownLatch(1);
    private volatile boolean running;

    StreamKeeper(PatienceProperties patience) {
        this.patience = patience;
    }

    void add(OpenStream stream) {
        streams.add(stream);
    }

    void remove(OpenStream stream) {
        streams.remove(stream);
        if (!running && streams.isEmpty()) empty.countDown();
    }

    /** Each stream in a thread of its own, because writing to a customer may block. */
    @Scheduled(fixedRateString = "PT0.25S")
    void tend() {
        for (var stream : streams)
            Thread.ofVirtual().name("inference-stream-keeper").start(stream::tend);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    /** While the web server takes no new requests, open streams may go on for a while; then they end with an error. */
    @Override
    public void stop(Runnable done) {
        stop();
        Thread.ofVirtual().name("inference-stream-keeper").start(() -> {
            try {
                if (!streams.isEmpty() && !empty.await(patience.farewell().toMillis(), TimeUnit.MILLISECONDS))
                    streams.forEach(OpenStream::interrupt);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                done.run();
            }
        });
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE;
    }
}
