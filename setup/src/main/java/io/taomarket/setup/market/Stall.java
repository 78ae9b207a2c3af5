package io.taomarket.setup.market;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A miner of the demonstration.
 *
 * @param model what it offers
 * @param served what it really runs; another model makes it a cheat
 * @param delayMs how long it dawdles before each answer
 * @param promptRaoPerMtok its price for a million prompt tokens
 * @param traits what else it declares, in the words of the API
 */
public record Stall(
        String name,
        int netuid,
        String model,
        String served,
        int delayMs,
        long promptRaoPerMtok,
        int contextLength,
        int maxConcurrency,
        Map<String, Object> traits) {

    /** Netuids of the two subnets. */
    public static final int EMBEDDING = 1;

    public static final int CHAT = 2;

    private static final String MINILM = "sentence-transformers/all-minilm-l6-v2";
    private static final String BGE = "baai/bge-small-en-v1.5";
    private static final int MINILM_TOKENS = 126;
    private static final int BGE_TOKENS = 510;
    private static final int DAWDLE_MS = 400;
    private static final int EMBEDDINGS_AT_ONCE = 16;
    private static final String MINI = "taomarket/chat-mini";
    private static final String NANO = "taomarket/chat-nano";
    private static final int CHAT_TOKENS = 1_024;
    private static final int CHATS_AT_ONCE = 8;
    /** What every chat model on sale takes. */
    public static final List<String> PLAIN_PARAMETERS = List.of(
            "max_tokens",
            "max_completion_tokens",
            "temperature",
            "top_p",
            "frequency_penalty",
            "presence_penalty",
            "stop",
            "seed",
            "n",
            "stream");

    private static final List<String> MORE_PARAMETERS = List.of(
            "logprobs",
            "top_logprobs",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "response_format",
            "structured_outputs");

    /** Those that open in every demonstration. */
    public static List<Stall> all() {
        return List.of(
                embedding("miner-minilm", MINILM, MINILM, 0, 8_000_000),
                embedding("miner-bge", BGE, BGE, 0, 10_000_000),
                embedding("miner-slow", BGE, BGE, DAWDLE_MS, 9_000_000),
                embedding("miner-cheat", BGE, MINILM, 0, 6_000_000),
                chat("miner-chat-1", MINI, 5_000_000),
                chat("miner-chat-2", MINI, 6_000_000),
                chat("miner-swapper", NANO, 4_000_000));
    }

    /** What it asks for a million tokens of an answer; embeddings have none. */
    long completionRaoPerMtok() {
        return netuid == CHAT ? 2 * promptRaoPerMtok : 0;
    }

    private static Stall embedding(String name, String model, String served, int delayMs, long promptRaoPerMtok) {
        var contextLength = model.equals(MINILM) ? MINILM_TOKENS : BGE_TOKENS;
        return new Stall(
                name,
                EMBEDDING,
                model,
                served,
                delayMs,
                promptRaoPerMtok,
                contextLength,
                EMBEDDINGS_AT_ONCE,
                Map.of("dimensions", 384, "quantization", "int8", "tokenizer", "bert-base-uncased"));
    }

    /** All sell the larger model; one answers with the smaller. */
    private static Stall chat(String name, String served, long promptRaoPerMtok) {
        return new Stall(
                name,
                CHAT,
                MINI,
                served,
                0,
                promptRaoPerMtok,
                CHAT_TOKENS,
                CHATS_AT_ONCE,
                Map.of("quantization", "fp16", "tokenizer", MINI, "supported_parameters", parameters()));
    }

    private static List<String> parameters() {
        return Stream.concat(PLAIN_PARAMETERS.stream(), MORE_PARAMETERS.stream())
                .toList();
    }
}
