package io.taomarket.miner;

import io.taomarket.miner.Backend.Boxed;
import io.taomarket.miner.Backend.Relayed;
import io.taomarket.miner.Backend.Simulated;
import io.taomarket.miner.Backend.Talking;
import io.taomarket.miner.chat.ChatAnswers;
import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.door.Call;
import io.taomarket.miner.embedding.Embedder;
import io.taomarket.miner.embedding.EmbeddingAnswers;
import io.taomarket.miner.relay.Relay;
import io.taomarket.miner.sim.Simulation;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Hands each call to whoever does the work behind the model that it names. */
final class Work implements AutoCloseable {

    private final Catalogue catalogue;
    private final Embedder embedder;
    private final EmbeddingAnswers embeddings;
    private final ChatAnswers chats;
    private final Simulation simulation;
    private final @Nullable Relay relay;

    Work(MinerConfig config, Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.embedder = new Embedder(catalogue.boxedModels());
        this.embeddings = new EmbeddingAnswers(embedder);
        this.chats = new ChatAnswers(catalogue.chatModels(), clock, new SecureRandom()::nextLong);
        this.simulation = new Simulation(clock);
        this.relay = config.upstream() == null ? null : new Relay(config.upstream());
    }

    void embed(Call call) throws IOException {
        var body = call.json();
        var asked = catalogue.askedModel(body);
        switch (catalogue.backend(asked)) {
            case Boxed(var model) -> embeddings.answer(call, body, asked, model);
            case Talking _ -> throw wrongKind(asked, "embeddings");
            case Simulated(var simulator) -> simulation.embed(call, body, asked, simulator);
            case Relayed(var model) -> relay().answer(call, body, asked, model);
        }
    }

    void chat(Call call) throws IOException {
        var body = call.json();
        var asked = catalogue.askedModel(body);
        switch (catalogue.backend(asked)) {
            case Boxed _ -> throw wrongKind(asked, "chat");
            case Talking(var model) -> chats.chat(call, body, asked, model);
            case Simulated(var simulator) -> simulation.chat(call, body, asked, simulator);
            case Relayed(var model) -> relay().answer(call, body, asked, model);
        }
    }

    /** The older completions. */
    void complete(Call call) throws IOException {
        var body = call.json();
        var asked = catalogue.askedModel(body);
        switch (catalogue.backend(asked)) {
            case Boxed _ -> throw wrongKind(asked, "completions");
            case Talking(var model) -> chats.complete(call, body, asked, model);
            case Simulated(var simulator) -> simulation.complete(call, body, asked, simulator);
            case Relayed(var model) -> relay().answer(call, body, asked, model);
        }
    }

    private Relay relay() {
        if (relay == null) throw new IllegalStateException("a model is relayed without an upstream");
        return relay;
    }

    private static ApiError wrongKind(String model, String kind) {
        return new ApiError(404, "unsupported_endpoint", model + " does not do " + kind, "model");
    }

    @Override
    public void close() {
        chats.close();
        simulation.close();
        embedder.close();
        if (relay != null) relay.close();
    }
}
