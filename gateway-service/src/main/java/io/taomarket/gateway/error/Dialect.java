package io.taomarket.gateway.error;

/** The shapes in which errors are told; the path says which one a caller's client understands. */
enum Dialect {
    /** Problem details. */
    MARKETPLACE,
    OPENAI,
    ANTHROPIC;

    static Dialect of(String path) {
        if (path.equals("/v1/messages") || path.startsWith("/v1/messages/")) return ANTHROPIC;
        return ErrorAnswers.isCustomers(path) ? OPENAI : MARKETPLACE;
    }
}
