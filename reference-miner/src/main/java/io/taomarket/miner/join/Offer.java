package io.taomarket.miner.join;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is announced of a miner: one model, where it answers, and what it asks for.
 *
 * @param url where the platform reaches the miner
 * @param promptRaoPerMtok rao for a million tokens of prompts; the same for completions
 * @param parameters of a request that the model heeds, in OpenAI's words
 * @param tokenizer by whose tokens it is paid
 */
record Offer(
        String url,
        String model,
        long promptRaoPerMtok,
        long completionRaoPerMtok,
        int contextLength,
        int maxConcurrency,
        List<String> parameters,
        String tokenizer) {

    Map<String, Object> json() {
        var json = new HashMap<String, Object>();
        json.put("id", model);
        json.put("prompt_rao_per_mtok", Long.toString(promptRaoPerMtok));
        json.put("completion_rao_per_mtok", Long.toString(completionRaoPerMtok));
        json.put("context_length", contextLength);
        json.put("max_concurrency", maxConcurrency);
        json.put("tokenizer", tokenizer);
        if (!parameters.isEmpty()) json.put("supported_parameters", parameters);
        return Map.of("url", url, "models", List.of(json));
    }
}
