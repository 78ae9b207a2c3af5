package io.taomarket.miner.sim;

import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.door.Call;
import io.taomarket.miner.openai.Frame;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Answers calls as the simulated models do, and misbehaves as it is told. */
public final class Simulation implements AutoCloseable {

    private final Clock clock;
    private final Pace pace = new Pace();

    public Simulation(Clock clock) {
        this.clock = clock;
    }

    /** Answers a chat call under the name that was asked for. */
    public void chat(Call call, ObjectNode body, String askedModel, Simulator simulator) throws IOException {
        if (simulator == Simulator.EMBED_64) throw wrongKind(askedModel, "chat");
        var ask = ChatAsk.of(body);
        var directive = ask.heard().directive().at(call.attempt());
        var line = ChatModel.answer(simulator, ask, directive);
        var play = new ChatPlay(frame("chatcmpl-", askedModel), ask, line).play();
        new Delivery(call, directive, pace).deliver(play, ask.asked().isStream());
    }

    /** Answers an older completion. */
    public void complete(Call call, ObjectNode body, String askedModel, Simulator simulator) throws IOException {
        if (simulator != Simulator.ECHO_SMALL) throw wrongKind(askedModel, "completions");
        var ask = TextAsk.of(body);
        var directive = ask.directive().at(call.attempt());
        var play = new TextPlay(frame("cmpl-", askedModel), ask, directive).play();
        new Delivery(call, directive, pace).deliver(play, ask.asked().isStream());
    }

    /** Answers a call for embeddings. */
    public void embed(Call call, ObjectNode body, String askedModel, Simulator simulator) throws IOException {
        if (simulator != Simulator.EMBED_64) throw wrongKind(askedModel, "embeddings");
        var ask = EmbedAsk.of(body);
        var directive = ask.directive().at(call.attempt());
        new Delivery(call, directive, pace).deliver(Embedding.play(ask, askedModel), false);
    }

    private Frame frame(String prefix, String askedModel) {
        return new Frame(prefix + UUID.randomUUID(), clock.instant().getEpochSecond(), askedModel);
    }

    private static ApiError wrongKind(String model, String kind) {
        return new ApiError(404, "unsupported_endpoint", model + " does not do " + kind, "model");
    }

    @Override
    public void close() {
        pace.close();
    }
}
