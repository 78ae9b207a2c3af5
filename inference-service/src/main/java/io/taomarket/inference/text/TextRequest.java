package io.taomarket.inference.text;

import io.taomarket.inference.completion.Choice;
import io.taomarket.inference.completion.Piece;
import io.taomarket.inference.completion.Sampling;
import io.taomarket.inference.completion.Task;
import io.taomarket.inference.completion.TokenLogprob;
import io.taomarket.inference.completion.ToolCall;
import io.taomarket.inference.meter.Tokens;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.prompt.Prompt;
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
 * Texts to be continued as they are. The choices of the first prompt come first, then those of the second, and so on.
 *
 * @param perPrompt choices for each prompt
 * @param maxTokens of one choice; 0 where only the prompt's own probabilities are wanted
 * @param topLogprobs how many alternatives each token shall come with; absent where no logprobs are wanted
 * @param echo whether each choice begins with its prompt
 */
record TextRequest(
        String model,
        List<Prompt> prompts,
        int perPrompt,
        int maxTokens,
        Sampling sampling,
        OptionalInt topLogprobs,
        boolean echo,
        boolean stream,
        Wishes wishes)
        implements Task {

    static final String PATH = "/v1/completions";

    /** About the thousand tokens from which on caches are used. */
    private static final int PROMPT_START = 4_096;

    TextRequest {
        prompts = List.copyOf(prompts);
    }

    String prompt(int choice) {
        return prompts.get(choice / perPrompt).text();
    }

    /** Only then the miner is asked for the echo; else we know ourselves what it is. */
    boolean echoesLogprobs() {
        return echo && topLogprobs.isPresent();
    }

    @Override
    public int choices() {
        return prompts.size() * perPrompt;
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
    public boolean wantsEcho() {
        return echoesLogprobs();
    }

    /** Each prompt must fit into the context by itself; all of them are paid. */
    @Override
    public Need need(Tokens tokens) {
        var counts = prompts.stream().mapToLong(prompt -> prompt.count(tokens)).summaryStatistics();
        var limit = OptionalInt.of(maxTokens);
        return new Need(counts.getSum(), counts.getMax(), limit, choices(), maxTokens > 0, parameters());
    }

    @Override
    public String promptStart() {
        var first = prompts.getFirst().text();
        return first.substring(0, Math.min(first.length(), PROMPT_START));
    }

    private Set<String> parameters() {
        var used = new TreeSet<>(sampling.parameters());
        used.add("max_tokens");
        if (topLogprobs.isPresent()) used.add("logprobs");
        if (topLogprobs.orElse(0) > 0) used.add("top_logprobs");
        return used;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Map<String, Object> minerBody(long completionLimit) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", model);
        var texts = prompts.stream().map(Prompt::text).toList();
        body.put("prompt", texts.size() == 1 ? texts.getFirst() : texts);
        body.put("max_tokens", completionLimit);
        if (perPrompt > 1) body.put("n", perPrompt);
        body.putAll(sampling.forMiner(model));
        topLogprobs.ifPresent(count -> body.put("logprobs", count));
        if (echoesLogprobs()) body.put("echo", true);
        return body;
    }

    @Override
    public Choice choice(int index, JsonNode json) throws MinerFailure {
        var shape = new TextShape(topLogprobs);
        return echoesLogprobs() ? shape.echo(index, json, prompt(index)) : shape.choice(index, json);
    }

    @Override
    public List<Piece> pieces(int index, JsonNode json) throws MinerFailure {
        return new TextShape(topLogprobs).pieces(index, json);
    }

    @Override
    public void admit(ToolCall call) throws MinerFailure {
        throw MinerFailure.invalid("a tool is called in plain text");
    }

    @Override
    public void verify(Choice choice) throws MinerFailure {
        if (wantsLogprobs()) TokenLogprob.verify(choice);
    }
}
