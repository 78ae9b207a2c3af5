package io.taomarket.standalone.market;

import io.taomarket.miner.sim.Simulator;
import io.taomarket.setup.market.Stall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Miners that only simulate, so that anyone can try out every way in which a miner may fail. */
final class Simulators {

    private static final int CONTEXT_LENGTH = 8_192;
    /** A thousand streams at a time must find a place, and they cost a simulator next to nothing. */
    private static final int AT_ONCE = 2_048;

    private static final int DIMENSIONS = 64;

    private Simulators() {}

    static List<Stall> all() {
        return List.of(
                chat("sim-echo-1", Simulator.ECHO_SMALL, 5_000_000, "logprobs", "top_logprobs"),
                chat("sim-echo-2", Simulator.ECHO_SMALL, 6_000_000, "logprobs", "top_logprobs"),
                chat(
                        "sim-tools",
                        Simulator.ECHO_TOOLS,
                        7_000_000,
                        "tools",
                        "tool_choice",
                        "parallel_tool_calls",
                        "response_format",
                        "structured_outputs"),
                stall(
                        "sim-embed",
                        Stall.EMBEDDING,
                        Simulator.EMBED_64,
                        4_000_000,
                        Map.of(
                                "dimensions",
                                DIMENSIONS,
                                "supported_parameters",
                                List.of("dimensions", "encoding_format"))));
    }

    private static Stall chat(String name, Simulator simulator, long promptRaoPerMtok, String... parameters) {
        var all = new ArrayList<>(Stall.PLAIN_PARAMETERS);
        all.addAll(List.of(parameters));
        return stall(name, Stall.CHAT, simulator, promptRaoPerMtok, Map.of("supported_parameters", all));
    }

    private static Stall stall(
            String name, int netuid, Simulator simulator, long promptRaoPerMtok, Map<String, Object> traits) {
        var model = simulator.id();
        var declared = new HashMap<>(traits);
        declared.put("tokenizer", "words");
        return new Stall(name, netuid, model, model, 0, promptRaoPerMtok, CONTEXT_LENGTH, AT_ONCE, declared);
    }
}
