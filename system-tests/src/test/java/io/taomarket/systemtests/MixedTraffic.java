package io.taomarket.systemtests;

import java.util.List;
import java.util.Map;

/** A little of everything that customers do, mistakes and failing miners included. */
final class MixedTraffic implements AutoCloseable {

    private static final String CHAT = "/v1/chat/completions";

    private final Gateway gateway;
    private final String key;
    private final Thread thread;
    private volatile boolean isOver;

    MixedTraffic(Marketplace marketplace) {
        this.gateway = marketplace.gateway();
        this.key = marketplace.customerKey();
        this.thread = Thread.ofVirtual().unstarted(this::again);
    }

    /** Goes on until it is closed. */
    MixedTraffic start() {
        thread.start();
        return this;
    }

    void once() {
        var model = "baai/bge-small-en-v1.5";
        gateway.post("/v1/embeddings", key, Map.of("model", model, "input", "value first"));
        say("one two three\n!sim {\"first_token_ms\": 50, \"token_ms\": 10}", true);
        say("one two three", false);
        say("the next miner takes over\n!sim {\"fault\": \"error_500\", \"attempts\": 1}", false);
        gateway.post(CHAT, key, Map.of("model", "sim/echo-small", "messages", List.of()));
    }

    private void say(String text, boolean streamed) {
        var messages = List.of(Map.of("role", "user", "content", text));
        gateway.post(CHAT, key, Map.of("model", "sim/echo-small", "stream", streamed, "messages", messages));
    }

    private void again() {
        while (!isOver) once();
    }

    @Override
    public void close() throws InterruptedException {
        isOver = true;
        thread.join();
    }
}
