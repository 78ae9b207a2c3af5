package io.taomarket.inference.model;

import io.taomarket.inference.meter.Price;

/** Prices as catalogues show them: decimal strings in TAO per token. */
record Pricing(String prompt, String completion, String request, String inputCacheRead) {

    static Pricing of(Price price) {
        return new Pricing(
                Price.taoPerToken(price.promptRaoPerMtok()),
                Price.taoPerToken(price.completionRaoPerMtok()),
                "0",
                Price.taoPerToken(price.cacheReadRaoPerMtok()));
    }
}
