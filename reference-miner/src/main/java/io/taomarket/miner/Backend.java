package io.taomarket.miner;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.miner.embedding.BoxedModel;
import io.taomarket.miner.relay.Upstream;
import io.taomarket.miner.sim.Simulator;
import org.jspecify.annotations.Nullable;

/** Who does the work behind a model's name. */
sealed interface Backend {

    /** An embedding model whose weights are in the box. */
    record Boxed(BoxedModel model) implements Backend {}

    /** A chat model whose weights are in the box. */
    record Talking(HouseModel model) implements Backend {}

    /** A simulated model, for tests. */
    record Simulated(Simulator simulator) implements Backend {}

    /** A model that the upstream runs. */
    record Relayed(String model) implements Backend {}

    static Backend of(Serving serving, @Nullable Upstream upstream) {
        var boxed = BoxedModel.of(serving.actual());
        if (boxed.isPresent()) return new Boxed(boxed.get());
        var chat = HouseModel.of(serving.actual());
        if (chat.isPresent()) return new Talking(chat.get());
        var simulator = Simulator.of(serving.actual());
        if (simulator.isPresent()) return new Simulated(simulator.get());
        if (upstream != null) return new Relayed(serving.actual());
        throw new IllegalArgumentException(serving.actual() + " is not in the box, and there is no upstream to run it");
    }
}
