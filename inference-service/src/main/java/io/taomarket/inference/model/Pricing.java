package io.taomarket.inference.model;

import io.taomarket.inference.meter.Price;

/** Prices as catalogues show them: decimal strings in TAO per token. */
record Pricing(String prompt, String completion, String request, String inputCacheRead) {

    static Pricing of(Price price) {
        var prompt = Price.taoPerToken(price.promptRaoPerMtok());
        return new Pricing(prompt, Price.taoPerToken(price.completionRaoPerMtok()), "0", prompt);
    }
}
