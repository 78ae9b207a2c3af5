package io.taomarket.inference.completion;

import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.meter.Tokens;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.route.Need;
import io.taomarket.inference.route.Wishes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A conversation to be continued, whatever API it came through.
 *
 * @param maxTokens of one choice, where the customer sets a limit
 * @param topLogprobs how many alternatives each token shall come with; absent where no logprobs are wanted
 */
public record ChatRequest(
        String model,
        List<Message> messages,
        Tools tools,
        Format format,
        int choices,
        OptionalInt maxTokens,
        Sampling sampling,
        OptionalInt topLogprobs,
        boolean stream,
        Wishes wishes)
        implements Task {

    /** About the thousand tokens from which on caches are used. */
    private static final int PROMPT_START = 4_096;

    public ChatRequest {
        messages = List.copyOf(messages);
    }

    @Override
    public List<String> stops() {
        return sampling.stops();
    }

    @Override
    public boolean wantsLogprobs() {
        return topLogprobs.isPresent();
    }

    @Override
    public boolean asksNothing() {
        return messages.getLast().content().isBlank();
    }

    @Override
    public Need need(Tokens tokens) {
        var promptTokens = PromptCount.of(this, tokens);
        return new Need(promptTokens, promptTokens, maxTokens, choices, true, parameters());
    }

    @Override
    public String promptStart() {
        var start = new StringBuilder();
        for (var message : messages) {
            if (start.length() >= PROMPT_START) break;
            start.append(message.role()).append('\n').append(message.content()).append('\n');
        }
        return start.substring(0, Math.min(start.length(), PROMPT_START));
    }

    /** The parameters that the customer uses, in OpenRouter's words. */
    private Set<String> parameters() {
        var used = new TreeSet<>(sampling.parameters());
        if (maxTokens.isPresent()) used.add("max_tokens");
        used.addAll(tools.parameters());
        used.addAll(format.parameters());
        if (topLogprobs.isPresent()) used.add("logprobs");
        if (topLogprobs.orElse(0) > 0) used.add("top_logprobs");
        return used;
    }

    @Override
    public String path() {
        return Surface.CHAT.path();
    }

    @Override
    public Map<String, Object> minerBody(long completionLimit) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", model);
        body.put("messages", messages.stream().map(Message::forMiner).toList());
        body.put("max_tokens", completionLimit);
        body.put("max_completion_tokens", completionLimit);
        if (choices > 1) body.put("n", choices);
        body.putAll(sampling.forMiner(model));
        body.putAll(tools.forMiner());
        body.putAll(format.forMiner());
        if (topLogprobs.isPresent()) body.put("logprobs", true);
        if (topLogprobs.orElse(0) > 0) body.put("top_logprobs", topLogprobs.getAsInt());
        return body;
    }

    @Override
    public Choice choice(int index, JsonNode json) throws MinerFailure {
        return new ChatShape(topLogprobs).choice(index, json);
    }

    @Override
    public List<Piece> pieces(int index, JsonNode json) throws MinerFailure {
        return new ChatShape(topLogprobs).pieces(index, json);
    }

    @Override
    public void admit(ToolCall call) throws MinerFailure {
        tools.admit(call);
    }

    /** Miners that stop by themselves do not tell a stop of the request's from an end, so that either may be in the middle. */
    @Override
    public void verify(Choice choice) throws MinerFailure {
        tools.verifyNumber(choice);
        if (stops().isEmpty()) {
            tools.verify(choice);
            format.verify(choice);
        }
        if (wantsLogprobs()) TokenLogprob.verify(choice);
    }
}
