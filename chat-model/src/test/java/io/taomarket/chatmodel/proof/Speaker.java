package io.taomarket.chatmodel.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.chatmodel.network.Likelihoods;
import io.taomarket.chatmodel.network.Memory;
import io.taomarket.chatmodel.network.Row;
import io.taomarket.chatmodel.network.Transformer;
import io.taomarket.chatmodel.network.Weights;
import io.taomarket.chatmodel.text.Mark;
import io.taomarket.chatmodel.text.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** A miner that answers with a model of its own, in OpenAI's words. */
final class Speaker {

    private static final Vocabulary VOCABULARY = HouseModel.vocabulary();

    private final Weights weights;
    private final Transformer transformer;
    private final int skipped;

    Speaker(Weights weights) {
        this(weights, 0);
    }

    /**
     * @param skipped how many of the likeliest tokens it leaves out when it tells them
     */
    Speaker(Weights weights, int skipped) {
        this.weights = weights;
        this.skipped = skipped;
        this.transformer = new Transformer(weights, 32);
    }

    byte[] answer(Question question, long seed) {
        var random = new SplittableRandom(seed);
        var prompt = question.prompt();
        var memory = new Memory(weights.shape(), prompt.length + question.maxTokens());
        var logits = read(memory, prompt);
        var said = new ArrayList<Integer>();
        var odds = new ArrayList<Map<String, Object>>();
        var isEnded = false;
        while (said.size() < question.maxTokens()) {
            var next = next(logits, question.temperature(), random);
            isEnded = next == VOCABULARY.id(Mark.END);
            if (isEnded) break;
            said.add(next);
            odds.add(odds(logits, next, question.topLogprobs()));
            logits = transformer.run(List.of(new Row(memory, next, true)))[0];
        }
        return json(said, odds, isEnded, question);
    }

    private float[] read(Memory memory, int[] prompt) {
        var logits = new float[0];
        for (var from = 0; from < prompt.length; from += 32) {
            var end = Math.min(prompt.length, from + 32);
            var rows = IntStream.range(from, end)
                    .mapToObj(i -> new Row(memory, prompt[i], i == prompt.length - 1))
                    .toList();
            var run = transformer.run(rows);
            if (run.length > 0) logits = run[0];
        }
        return logits;
    }

    private static int next(float[] logits, double temperature, SplittableRandom random) {
        var ranked = ranked(logits);
        if (temperature == 0) return ranked.getFirst();
        var left = random.nextDouble();
        var sum = 0.0;
        for (var id : ranked) sum += Math.exp((logits[id] - logits[ranked.getFirst()]) / temperature);
        for (var id : ranked) {
            left -= Math.exp((logits[id] - logits[ranked.getFirst()]) / temperature) / sum;
            if (left <= 0) return id;
        }
        return ranked.getFirst();
    }

    private static List<Integer> ranked(float[] logits) {
        return IntStream.range(0, logits.length)
                .boxed()
                .filter(id -> id < VOCABULARY.words() || id == VOCABULARY.id(Mark.END))
                .sorted(Comparator.comparingDouble((Integer id) -> logits[id]).reversed())
                .toList();
    }

    private Map<String, Object> odds(float[] logits, int id, int top) {
        var odds = new LinkedHashMap<>(token(logits, id));
        odds.put(
                "top_logprobs",
                ranked(logits).stream()
                        .skip(skipped)
                        .limit(top)
                        .map(each -> token(logits, each))
                        .toList());
        return odds;
    }

    private static Map<String, Object> token(float[] logits, int id) {
        var bytes = VOCABULARY.bytes(id);
        var list = IntStream.range(0, bytes.length)
                .map(i -> bytes[i] & 0xff)
                .boxed()
                .toList();
        return Map.of(
                "token", new String(bytes, UTF_8), "bytes", list, "logprob", logits[id] - Likelihoods.logOfSum(logits));
    }

    private static byte[] json(List<Integer> said, List<?> odds, boolean isEnded, Question question) {
        var text = new ByteArrayOutputStream();
        for (var id : said) text.writeBytes(VOCABULARY.bytes(id));
        var choice = new LinkedHashMap<String, Object>();
        choice.put("index", 0);
        choice.put("message", Map.of("role", "assistant", "content", text.toString(UTF_8)));
        choice.put("logprobs", question.topLogprobs() > 0 ? Map.of("content", odds) : null);
        choice.put("finish_reason", isEnded ? "stop" : "length");
        return JsonMapper.shared()
                .writeValueAsBytes(
                        Map.of("choices", List.of(choice), "usage", Map.of("completion_tokens", said.size())));
    }
}
