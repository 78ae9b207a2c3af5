package io.taomarket.inference.text;

import io.taomarket.inference.chat.SamplingReader;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.prompt.PromptReader;
import io.taomarket.inference.request.Fields;
import io.taomarket.inference.route.Wishes;

/** Reads OpenAI's older completion request. */
final class TextReader {

    private static final int MOST_CHOICES = 128;
    private static final int MOST_ALTERNATIVES = 5;

    /** What OpenAI takes where a customer names no limit. */
    private static final int USUAL_TOKENS = 16;

    private TextReader() {}

    static TextRequest read(Fields fields, PromptReader reader) {
        var model = Wishes.model(fields);
        var prompts = reader.read("prompt", MOST_CHOICES);
        var perPrompt = fields.integer("n", 1, MOST_CHOICES).orElse(1);
        if (prompts.size() * perPrompt > MOST_CHOICES)
            throw fields.wrong("n", "times the number of prompts must not be more than " + MOST_CHOICES);
        refuseUnsupported(fields, perPrompt);
        var request = new TextRequest(
                model,
                prompts,
                perPrompt,
                fields.integer("max_tokens", 0, Integer.MAX_VALUE).orElse(USUAL_TOKENS),
                SamplingReader.read(fields),
                fields.integer("logprobs", 0, MOST_ALTERNATIVES),
                fields.flag("echo"),
                fields.flag("stream"),
                Wishes.read(fields));
        requireAnswerable(request);
        return request;
    }

    /** {@code best_of} would have the customer pay for answers that nobody sees. */
    private static void refuseUnsupported(Fields fields, int perPrompt) {
        if (fields.text("suffix").filter(suffix -> !suffix.isEmpty()).isPresent())
            throw ApiFault.invalid("suffix", "unsupported_parameter", "The parameter suffix is not supported.");
        var bestOf = fields.integer("best_of", 1, MOST_CHOICES).orElse(perPrompt);
        if (bestOf < perPrompt) throw fields.wrong("best_of", "must not be less than n");
        if (bestOf > perPrompt)
            throw ApiFault.invalid("best_of", "unsupported_parameter", "best_of is supported only where it equals n.");
    }

    private static void requireAnswerable(TextRequest request) {
        if (request.maxTokens() == 0 && !request.echo())
            throw ApiFault.invalid("max_tokens", "max_tokens must be at least 1, unless the prompt is echoed.");
        if (request.echoesLogprobs() && request.stream())
            throw ApiFault.invalid(
                    "stream", "unsupported_parameter", "The logprobs of an echo come in one piece, not as a stream.");
    }
}
