package io.taomarket.miner.chat.grammar;

import tools.jackson.databind.JsonNode;

/** A function that may be called, and what its arguments look like. */
public final class Callable {

    private final String name;
    private final Rule arguments;

    private Callable(String name, Rule arguments) {
        this.name = name;
        this.arguments = arguments;
    }

    /**
     * @param field where the parameters' schema stands, for complaints about it
     */
    public static Callable of(String name, JsonNode parameters, String field) {
        return new Callable(name, SchemaReader.arguments(parameters, field));
    }

    String name() {
        return name;
    }

    Rule arguments() {
        return arguments;
    }
}
