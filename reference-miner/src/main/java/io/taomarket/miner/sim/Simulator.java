package io.taomarket.miner.sim;

import java.util.Arrays;
import java.util.Optional;

/** The simulated models; their names say what they are. */
public enum Simulator {
    /** Says the last user message again, one word a token. */
    ECHO_SMALL("sim/echo-small"),
    /** Calls tools and fills in JSON schemas; echoes where neither is asked for. */
    ECHO_TOOLS("sim/echo-tools"),
    /** Vectors of up to 64 dimensions. */
    EMBED_64("sim/embed-64");

    private final String id;

    Simulator(String id) {
        this.id = id;
    }

    /** The model's name on the market. */
    public String id() {
        return id;
    }

    /** The simulator of this name, if there is one. */
    public static Optional<Simulator> of(String id) {
        return Arrays.stream(values())
                .filter(simulator -> simulator.id.equals(id))
                .findFirst();
    }
}
