package io.taomarket.scoring.probe;

import io.taomarket.scoring.score.Evidence.Kind;
import io.taomarket.scoring.score.Evidence.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request to repeat a sentence that nobody has seen before. A model that is known to echo must do so; of any other
 * only the form of the answer is judged, because nothing here knows what it should have said.
 */
record ChatProbe(long seed, String model, Sentence sentence, JsonMapper mapper) implements Probe {

    private static final String ECHO = "sim/echo-small";
    private static final int MAX_TOKENS = 64;

    static ChatProbe of(Vocabulary vocabulary, String model, long seed, JsonMapper mapper) {
        return new ChatProbe(seed, model, Sentence.random(vocabulary, new SplittableRandom(seed)), mapper);
    }

    @Override
    public String path() {
        return "/v1/chat/completions";
    }

    @Override
    public byte[] body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", model);
        body.put("messages", List.of(Map.of("role", "user", "content", sentence.text())));
        body.put("max_tokens", MAX_TOKENS);
        body.put("temperature", 0);
        body.put("seed", seed & Integer.MAX_VALUE);
        return mapper.writeValueAsBytes(body);
    }

    @Override
    public Duration patience() {
        return ProbeProperties.CHAT_PATIENCE;
    }

    @Override
    public Judgement judge(byte[] answer) {
        return content(answer).map(this::judge).orElseGet(() -> Judgement.invalid(kind()));
    }

    private Judgement judge(String content) {
        if (!model.equals(ECHO)) return new Judgement(Kind.AVAILABILITY, Outcome.PASSED, 1.0, null, null);
        var isEcho = content.strip().equals(sentence.text());
        return new Judgement(
                Kind.REFERENCE, isEcho ? Outcome.PASSED : Outcome.WRONG, isEcho ? 1.0 : 0.0, isEcho ? 1.0 : 0.0, null);
    }

    /** The text of the first choice, if the answer is a chat completion with usage that can be true. */
    private Optional<String> content(byte[] answer) {
        try {
            var reply = mapper.readTree(answer);
            var content = reply.path("choices").path(0).path("message").path("content");
            var isWhole = content.isString() && !content.asString().isBlank() && hasPlausibleUsage(reply);
            return isWhole ? Optional.of(content.asString()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean hasPlausibleUsage(JsonNode reply) {
        var promptTokens = reply.path("usage").path("prompt_tokens").asLong(1);
        var completionTokens = reply.path("usage").path("completion_tokens").asLong(1);
        return promptTokens > 0 && completionTokens > 0 && completionTokens <= MAX_TOKENS;
    }

    Kind kind() {
        return model.equals(ECHO) ? Kind.REFERENCE : Kind.AVAILABILITY;
    }
}
