package io.taomarket.inference.testing;

import static io.taomarket.inference.testing.FakeMiner.stream;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** What miners say, in OpenAI's shapes. */
public final class Talk {

    public static final String FINISH =
            "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    public static final String DONE = "data: [DONE]\n\n";

    private Talk() {}

    /** Says hello, whole or as a stream, whichever is asked for. */
    public static void helloWorld(HttpExchange exchange, String body) throws IOException {
        if (body.contains("\"stream\":true")) streamAll(exchange, delta("Hello"), delta(" world"), FINISH, DONE);
        else FakeMiner.json(exchange, 200, whole("Hello world", "stop"));
    }

    /** A miner that always streams these events. */
    public static FakeMiner streaming(String... events) {
        return new FakeMiner().does((exchange, _) -> streamAll(exchange, events));
    }

    public static void streamAll(HttpExchange exchange, String... events) throws IOException {
        stream(exchange, events);
        exchange.close();
    }

    public static String whole(String text, String finishReason) {
        return """
                {"choices":[{"index":0,"message":{"role":"assistant","content":"%s"},"finish_reason":"%s"}]}""".formatted(text, finishReason);
    }

    public static String delta(String text) {
        return event("{\"content\":\"" + text + "\"}");
    }

    public static String callStart(int index, String id, String name) {
        return event("""
                {"tool_calls":[{"index":%d,"id":"%s","type":"function","function":{"name":"%s","arguments":""}}]}""".formatted(index, id, name));
    }

    /** @param part of the arguments, with its quotes escaped */
    public static String callPart(int index, String part) {
        return event("{\"tool_calls\":[{\"index\":%d,\"function\":{\"arguments\":\"%s\"}}]}".formatted(index, part));
    }

    public static String callEnd() {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\n";
    }

    private static String event(String delta) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":null}]}\n\n".formatted(delta);
    }
}
