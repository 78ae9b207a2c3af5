package io.taomarket.inference.completion;

import java.time.Instant;

/**
 * What is known of an answer before its first token.
 *
 * @param id of the answer, the same in all its parts
 * @param model the one that answers
 */
public record Head(String id, Instant createdAt, String model, long promptTokens) {}
