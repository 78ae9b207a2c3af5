package io.taomarket.inference.meter;

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

    private final Encoding encoding;

    Tokens(MeterProperties properties) {
        this.encoding = Encodings.newLazyEncodingRegistry()
                .getEncoding(EncodingType.fromName(properties.encoding())
                        .orElseThrow(() -> new IllegalArgumentException("inference.meter.encoding is not known")));
        encoding.countTokensOrdinary("The vocabulary is loaded before the first customer comes.");
    }

    /** The tokens of a text; text that looks like a control token is counted as the text it is. */
    public long count(String text) {
        return encoding.countTokensOrdinary(text);
    }
}
