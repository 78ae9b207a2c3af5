package io.taomarket.chassis.testing;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Which servers the integration tests of this JVM use, and why. */
record ServerChoice(boolean containers, String reason) {

    static final String OPTION = "taomarket.test.servers";

    /**
     * @param asked the value of the option; nothing leaves it to the engine
     * @param engineAnswers asks for a Docker engine, only where it matters
     */
    static ServerChoice of(@Nullable String asked, BooleanSupplier engineAnswers) {
        return switch (asked) {
            case null -> automatic(engineAnswers);
            case "containers" -> new ServerChoice(true, "-D" + OPTION + "=containers asks for them");
            case "embedded" -> new ServerChoice(false, "-D" + OPTION + "=embedded asks for them");
            default ->
                throw new IllegalArgumentException(
                        "-D" + OPTION + "=" + asked
                                + ": say containers or embedded, or leave it out to use containers where a Docker engine answers");
        };
    }

    private static ServerChoice automatic(BooleanSupplier engineAnswers) {
        return engineAnswers.getAsBoolean()
                ? new ServerChoice(true, "a Docker engine answers")
                : new ServerChoice(false, "no Docker engine answers");
    }

    /** One line for the report of a build. */
    @Override
    public String toString() {
        return "integration tests use "
                + (containers ? "PostgreSQL and Kafka in containers" : "embedded PostgreSQL and Kafka") + ": " + reason;
    }
}
