package io.taomarket.inference.fault;

import org.jspecify.annotations.Nullable;

/** OpenAI's shape of an error; all four keys are always there. */
public record Envelope(Error error) {

    public record Error(
            String message,
            String type,
            @Nullable String param,
            @Nullable String code) {}
}
