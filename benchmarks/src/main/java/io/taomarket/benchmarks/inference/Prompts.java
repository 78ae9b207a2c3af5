package io.taomarket.benchmarks.inference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.json.JsonMapper;

/** What is asked: a customer's usual short question under a usual system prompt. The simulator answers with the question. */
final class Prompts {

    static final String MODEL = "sim/echo-small";

    private static final String SYSTEM =
            "You are the assistant of a shop for garden tools. Answer shortly and kindly, in the language of the "
                    + "customer, and name the article's number where you know it. When you do not know something, say "
                    + "so. Never promise a date of delivery; tell the customer where the page with the dates is.";
    private static final String QUESTION = "Is the spade of order 000000 good for heavy wet soil?";
    private static final String NUMBER = "000000";
    private static final int MAX_TOKENS = 64;
    private static final JsonMapper JSON = new JsonMapper();

    private Prompts() {}

    /** Answered in one piece, at once. */
    static String question() {
        return ask(QUESTION, false);
    }

    /** Where a request with the question has its number; every request asks about another one, so that none is known. */
    static int numberAt(byte[] request) {
        return new String(request, ISO_8859_1).indexOf(NUMBER);
    }

    static void number(byte[] request, int at) {
        var number = ThreadLocalRandom.current().nextInt(1_000_000);
        for (var digit = NUMBER.length() - 1; digit >= 0; digit--) {
            request[at + digit] = (byte) ('0' + number % 10);
            number /= 10;
        }
    }

    /** Answered word by word at this pace. */
    static String stream(Duration first, Duration gap, String words) {
        var pace = String.format(
                Locale.ROOT, "!sim {\"first_token_ms\": %d, \"token_ms\": %d}", first.toMillis(), gap.toMillis());
        return ask(words + "\n" + pace, true);
    }

    /** Whether a line of a stream brings a word of the answer. */
    static boolean isWord(String line) {
        return line.startsWith("data:") && line.contains("\"content\":\"") && !line.contains("\"content\":\"\"");
    }

    private static String ask(String question, boolean stream) {
        return JSON.writeValueAsString(Map.of(
                "model",
                MODEL,
                "max_tokens",
                MAX_TOKENS,
                "stream",
                stream,
                "messages",
                List.of(Map.of("role", "system", "content", SYSTEM), Map.of("role", "user", "content", question))));
    }
}
