package io.taomarket.inference.meter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import org.springframework.stereotype.Component;

/**
 * The platform's own count. Every model is counted with the same vocabulary, whatever its miner uses inside: a price is
 * per platform token, so that anyone can recompute a bill without knowing the miner.
 */
@Component
public class Tokens {

    /** Shorter texts are counted sooner than looked up. */
    private static final int SHORTEST_KEPT = 64;

    private static final int LONGEST_KEPT = 16_384;
    private static final long KEPT_CHARACTERS = 8_000_000;

    private final Encoding encoding;
    private final Cache<String, Long> counted = Caffeine.newBuilder()
            .maximumWeight(KEPT_CHARACTERS)
            .weigher((String text, Long _) -> text.length())
            .build();

    Tokens(MeterProperties properties) {
        this.encoding = Encodings.newLazyEncodingRegistry()
                .getEncoding(EncodingType.fromName(properties.encoding())
                        .orElseThrow(() -> new IllegalArgumentException("inference.meter.encoding is not known")));
        encoding.countTokensOrdinary("The vocabulary is loaded before the first customer comes.");
    }

    /**
     * The tokens of a text; text that looks like a control token is counted as the text it is. Counts are kept, because
     * the same instructions come with every request of a customer's program.
     */
    public long count(String text) {
        if (text.length() < SHORTEST_KEPT || text.length() > LONGEST_KEPT) return encoding.countTokensOrdinary(text);
        return counted.get(text, unknown -> (long) encoding.countTokensOrdinary(unknown));
    }
}
