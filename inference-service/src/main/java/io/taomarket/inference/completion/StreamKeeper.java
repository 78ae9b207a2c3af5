package io.taomarket.inference.completion;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after all open streams, whose own threads wait for miners. */
@Component
class StreamKeeper {

    private final Set<OpenStream> streams = ConcurrentHashMap.newKeySet();

    void add(OpenStream stream) {
        streams.add(stream);
    }

    void remove(OpenStream stream) {
        streams.remove(stream);
    }

    /** Each stream in a thread of its own, because writing to a customer may block. */
    @Scheduled(fixedRateString = "PT0.25S")
    void tend() {
        for (var stream : streams)
            Thread.ofVirtual().name("inference-stream-keeper").start(stream::tend);
    }
}
