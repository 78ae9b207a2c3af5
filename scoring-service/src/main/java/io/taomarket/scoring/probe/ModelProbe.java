package io.taomarket.scoring.probe;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.chatmodel.proof.Conversation;
import io.taomarket.chatmodel.proof.Question;
import io.taomarket.chatmodel.proof.Said;
import io.taomarket.chatmodel.proof.Verdict;
import io.taomarket.chatmodel.text.Turn;
import io.taomarket.scoring.score.Evidence.Kind;
import io.taomarket.scoring.score.Evidence.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;

/**
 * A question to a chat model that we can run ourselves. It comes in the shapes that customers' requests have, streamed and
 * not, with odds and without, and steered in all ways: a miner that is honest only with one of them is found by another.
 */
record ModelProbe(
        long seed,
        HouseModel house,
        Question question,
        Steering steering,
        boolean streamed,
        ChatReferences references,
        ProofProperties properties,
        JsonMapper mapper)
        implements Probe {

    /** What inference counts around each message, and for the answer. */
    private static final int FRAME_TOKENS = 3;

    static ModelProbe of(
            HouseModel house,
            long seed,
            Vocabulary vocabulary,
            ChatReferences references,
            ProofProperties properties,
            JsonMapper mapper) {
        var random = new SplittableRandom(seed);
        var withOdds = random.nextInt(5) < 2;
        var conversation = new Conversation(random, kind -> vocabulary.word(kind, random));
        var turns = withOdds ? conversation.turns() : references.contrast(conversation);
        var steering = Steering.draw(random, withOdds);
        var isLimited = random.nextBoolean();
        var question = new Question(
                turns,
                steering.temperature(),
                withOdds ? properties.topLogprobs() : 0,
                isLimited
                        ? random.nextInt(properties.mostTokens() / 2, properties.mostTokens() + 1)
                        : room(house, turns));
        return new ModelProbe(seed, house, question, steering, random.nextBoolean(), references, properties, mapper);
    }

    /** The limit that inference sends for customers who name none: the context without the prompt, as it counts them. */
    private static int room(HouseModel house, List<Turn> turns) {
        var prompt = FRAME_TOKENS;
        for (var turn : turns) prompt += FRAME_TOKENS + tokens(Message.of(turn).role()) + tokens(turn.text());
        return house.weights().shape().context() - prompt;
    }

    private static int tokens(String text) {
        return HouseModel.vocabulary().encode(text).length;
    }

    @Override
    public String model() {
        return house.id();
    }

    @Override
    public String path() {
        return "/v1/chat/completions";
    }

    @Override
    public byte[] body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", house.id());
        body.put("messages", question.turns().stream().map(Message::of).toList());
        body.put("max_tokens", question.maxTokens());
        body.put("max_completion_tokens", question.maxTokens());
        body.putAll(steering.parameters());
        if (question.topLogprobs() > 0) {
            body.put("logprobs", true);
            body.put("top_logprobs", question.topLogprobs());
        }
        if (streamed) {
            body.put("stream", true);
            body.put("stream_options", Map.of("include_usage", true));
        }
        return mapper.writeValueAsBytes(body);
    }

    @Override
    public Duration patience() {
        return streamed ? ProbeProperties.STREAM_PATIENCE : ProbeProperties.CHAT_PATIENCE;
    }

    @Override
    public Judgement judge(byte[] answer) {
        return Said.read(mapper, answer, question)
                .map(said -> judgement(references.judge(house, question, said)))
                .orElseGet(() -> Judgement.invalid(Kind.REFERENCE));
    }

    /**
     * A text that the model may well have said proves little: other models may say the same, so it counts as answered and
     * as nothing more. One that it would not have said is worthless. Only odds show the model itself; similarity is 1
     * where they are the same and falls with their distance.
     */
    private Judgement judgement(Verdict verdict) {
        var quality = properties.bounds().quality(verdict);
        var outcome = quality > 0.5 ? Outcome.PASSED : Outcome.WRONG;
        if (question.topLogprobs() > 0)
            return new Judgement(Kind.REFERENCE, outcome, quality, Math.exp(-verdict.distance()), null);
        return new Judgement(Kind.REFERENCE, outcome, outcome == Outcome.PASSED ? null : quality, null, null);
    }

    /** Role first, as inference writes it. */
    private record Message(String role, String content) {

        static Message of(Turn turn) {
            return new Message(turn.mark().name().toLowerCase(Locale.ROOT), turn.text());
        }
    }
}
