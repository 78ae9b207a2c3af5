package io.taomarket.inference.completion;

import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;
import io.taomarket.inference.route.Wishes;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a customer wants completed.
 *
 * @param sampling how the miner shall choose its tokens, ready to be sent
 * @param maxTokens of one choice, where the customer sets a limit
 * @param includeUsage whether a stream ends with its usage
 */
record ChatRequest(
        String model,
        List<Message> messages,
        int choices,
        OptionalInt maxTokens,
        Map<String, Object> sampling,
        boolean stream,
        boolean includeUsage,
        Wishes wishes) {

    private static final int MOST_CHOICES = 128;
    private static final int MOST_METADATA = 16;
    /** What would change the answer, but is not served: refused, so that nobody waits for what never comes. */
    private static final List<String> UNSUPPORTED =
            List.of("tools", "functions", "function_call", "logit_bias", "audio", "prediction", "web_search_options");

    static ChatRequest read(Fields fields, int maxMessages) {
        var model = fields.requiredText("model");
        var messages = fields.objects("messages", maxMessages).stream()
                .map(message -> Message.read(message, model))
                .toList();
        refuseUnsupported(fields);
        var stream = fields.flag("stream");
        return new ChatRequest(
                model,
                messages,
                fields.integer("n", 1, MOST_CHOICES).orElse(1),
                maxTokens(fields),
                Sampling.read(fields),
                stream,
                includeUsage(fields, stream),
                Wishes.read(fields));
    }

    private static OptionalInt maxTokens(Fields fields) {
        var old = fields.integer("max_tokens", 1, Integer.MAX_VALUE);
        var newer = fields.integer("max_completion_tokens", 1, Integer.MAX_VALUE);
        return newer.isPresent() ? newer : old;
    }

    private static boolean includeUsage(Fields fields, boolean stream) {
        var options = fields.object("stream_options");
        if (options.isPresent() && !stream)
            throw ApiFault.invalid("stream_options", "stream_options is only for stream: true.");
        return options.map(given -> given.flag("include_usage")).orElse(false);
    }

    private static void refuseUnsupported(Fields fields) {
        for (var name : UNSUPPORTED) fields.get(name).ifPresent(_ -> refuse(name));
        if (fields.flag("logprobs")) refuse("logprobs");
        fields.integer("top_logprobs", 0, 20).ifPresent(_ -> {
            throw ApiFault.invalid("top_logprobs", "top_logprobs needs logprobs: true.");
        });
        fields.get("tool_choice").ifPresent(_ -> {
            throw ApiFault.invalid("tool_choice", "tool_choice needs tools.");
        });
        fields.object("response_format")
                .filter(format -> !format.requiredText("type").equals("text"))
                .ifPresent(_ -> refuse("response_format"));
        fields.object("metadata").ifPresent(metadata -> {
            if (metadata.size() > MOST_METADATA) throw fields.wrong("metadata", "must have at most 16 pairs");
        });
    }

    private static void refuse(String name) {
        throw ApiFault.invalid(name, "unsupported_parameter", "The parameter " + name + " is not supported.");
    }
}
