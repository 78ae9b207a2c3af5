package io.taomarket.inference.chat;

import io.taomarket.inference.completion.ChatRequest;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;
import io.taomarket.inference.route.Wishes;
import java.util.List;
import java.util.OptionalInt;

/** Reads OpenAI's chat request. What would change the answer and is not served is refused; other extras are ignored. */
final class ChatReader {

    private static final int MOST_CHOICES = 128;
    private static final int MOST_ALTERNATIVES = 20;
    private static final int MOST_METADATA = 16;
    private static final List<String> UNSUPPORTED =
            List.of("functions", "function_call", "audio", "prediction", "web_search_options");

    private ChatReader() {}

    static ChatRequest read(Fields fields, int maxMessages) {
        var model = Wishes.model(fields);
        var messages = MessageReader.read(fields, maxMessages, model);
        refuseUnsupported(fields);
        return new ChatRequest(
                model,
                messages,
                ToolReader.read(fields),
                FormatReader.read(fields),
                fields.integer("n", 1, MOST_CHOICES).orElse(1),
                maxTokens(fields),
                SamplingReader.read(fields),
                topLogprobs(fields),
                fields.flag("stream"),
                Wishes.read(fields));
    }

    private static OptionalInt maxTokens(Fields fields) {
        var old = fields.integer("max_tokens", 1, Integer.MAX_VALUE);
        var newer = fields.integer("max_completion_tokens", 1, Integer.MAX_VALUE);
        return newer.isPresent() ? newer : old;
    }

    private static OptionalInt topLogprobs(Fields fields) {
        var top = fields.integer("top_logprobs", 0, MOST_ALTERNATIVES);
        if (fields.flag("logprobs")) return OptionalInt.of(top.orElse(0));
        if (top.isPresent()) throw ApiFault.invalid("top_logprobs", "top_logprobs needs logprobs: true.");
        return OptionalInt.empty();
    }

    private static void refuseUnsupported(Fields fields) {
        for (var name : UNSUPPORTED) fields.get(name).ifPresent(_ -> refuse(name));
        if (fields.texts("modalities", 4).contains("audio")) refuse("modalities");
        fields.object("metadata").ifPresent(metadata -> {
            if (metadata.size() > MOST_METADATA) throw fields.wrong("metadata", "must have at most 16 pairs");
            metadata.names().forEach(metadata::text);
        });
    }

    private static void refuse(String name) {
        throw ApiFault.invalid(name, "unsupported_parameter", "The parameter " + name + " is not supported.");
    }
}
