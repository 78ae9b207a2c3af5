package io.taomarket.inference.meter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Keeps what long texts have come to, because the same instructions come with every request of a customer's program. */
final class KeptCounts implements Tokens {

    /** Shorter texts are counted sooner than looked up. */
    private static final int SHORTEST_KEPT = 64;

    private static final int LONGEST_KEPT = 16_384;
    private static final long KEPT_CHARACTERS = 8_000_000;

    private final Tokens tokens;
    private final Cache<String, Long> counted = Caffeine.newBuilder()
            .maximumWeight(KEPT_CHARACTERS)
            .weigher((String text, Long _) -> text.length())
            .build();

    KeptCounts(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public long count(String text) {
        if (text.length() < SHORTEST_KEPT || text.length() > LONGEST_KEPT) return tokens.count(text);
        return counted.get(text, tokens::count);
    }
}
