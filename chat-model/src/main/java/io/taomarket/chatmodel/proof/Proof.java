package io.taomarket.chatmodel.proof;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.chatmodel.Reading;
import io.taomarket.chatmodel.network.Weights;
import io.taomarket.chatmodel.text.Mark;
import io.taomarket.chatmodel.text.Vocabulary;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads a miner's own tokens with the model that it claims to run, and compares: whatever way the answer took, the
 * reference goes the same way, so that one token that may go either way does no harm. One thread at a time.
 */
public final class Proof {

    /** In nats²: an answer all of whose tokens are certain must not be condemned for a single draw against the odds. */
    private static final double CALM = 4;

    /** In nats, for one token: a text may be cut into other tokens than the model drew, of which some are very unlikely. */
    private static final double MOST_SURPRISE = 6;

    private final Reading reading;
    private final Likeliest likeliest;
    private final int context;
    private final Vocabulary vocabulary = HouseModel.vocabulary();
    private final Map<ByteBuffer, Integer> ids = new HashMap<>();

    public Proof(HouseModel model) {
        this(model.weights());
    }

    Proof(Weights weights) {
        this.reading = new Reading(weights);
        this.likeliest = new Likeliest(weights);
        this.context = weights.shape().context();
        for (var id = vocabulary.words() - 1; id >= 0; id--) ids.put(ByteBuffer.wrap(vocabulary.bytes(id)), id);
    }

    /** How far the answer is from what the model would have said. */
    public Verdict judge(Question question, Said said) {
        var prompt = question.prompt();
        var answer = ids(said);
        var room = Math.min(question.maxTokens(), context - prompt.length);
        var isPossible = answer.length > 0
                && answer.length <= room
                && (said.isEnded() || answer.length >= leastAtLimit(said, room))
                && Arrays.stream(answer).allMatch(id -> id >= 0);
        if (!isPossible) return Verdict.IMPOSSIBLE;
        var places = places(prompt, answer);
        var ended = said.isEnded() ? withEnd(answer) : answer;
        return new Verdict(
                distance(said, places, question.topLogprobs()),
                question.isDrawn() ? 0 : regret(question, said, ended, places),
                question.isDrawn() ? surprise(ended, places, question.temperature()) : 0);
    }

    /** Who claims to have come to the limit must be there; a text may be cut into fewer tokens than it was made of. */
    private static int leastAtLimit(Said said, int room) {
        return said.tokens().isEmpty() ? room - room / 4 : room;
    }

    /** The model itself is asked only where the tokens leave a doubt: that takes as long as the answer took. */
    private double regret(Question question, Said said, int[] ended, Place[] places) {
        var regret = regret(ended, places);
        return regret > 0 && isOwnText(question, said) ? 0 : regret;
    }

    /** A text may be cut into other tokens than those it was made of, and then looks unlikely; but not to its own model. */
    private boolean isOwnText(Question question, Said said) {
        if (!said.tokens().isEmpty()) return false;
        var own = likeliest.answer(question.turns(), question.maxTokens());
        return vocabulary.decode(own.stream().mapToInt(id -> id).toArray()).equals(said.text());
    }

    /** The tokens as the miner tells them, else as the text is written; -1 for what is no token. */
    private int[] ids(Said said) {
        if (said.tokens().isEmpty()) return vocabulary.encode(said.text());
        return said.tokens().stream()
                .mapToInt(token -> ids.getOrDefault(ByteBuffer.wrap(token.bytes()), -1))
                .toArray();
    }

    private int[] withEnd(int[] answer) {
        return IntStream.concat(Arrays.stream(answer), IntStream.of(vocabulary.id(Mark.END)))
                .toArray();
    }

    /** What may stand at each place of the answer, and after it. */
    private Place[] places(int[] prompt, int[] answer) {
        var all = IntStream.concat(Arrays.stream(prompt), Arrays.stream(answer)).toArray();
        var logits = reading.logits(all);
        return Arrays.stream(logits, prompt.length - 1, logits.length)
                .map(Place::new)
                .toArray(Place[]::new);
    }

    private double distance(Said said, Place[] places, int topLogprobs) {
        var agreement = new Agreement(ids, topLogprobs);
        var worst = 0.0;
        for (var i = 0; i < said.tokens().size(); i++)
            worst = Math.max(worst, agreement.distance(said.tokens().get(i), places[i]));
        return worst;
    }

    private static double regret(int[] said, Place[] places) {
        var worst = 0.0;
        for (var i = 0; i < said.length; i++) worst = Math.max(worst, places[i].regret(said[i]));
        return worst;
    }

    private static double surprise(int[] said, Place[] places, double temperature) {
        var sum = 0.0;
        var variance = CALM;
        for (var i = 0; i < said.length; i++) {
            var place = places[i].at(temperature);
            var entropy = place.entropy();
            sum += Math.min(MOST_SURPRISE, -place.logprob(said[i]) - entropy);
            variance += place.variance(entropy);
        }
        return Math.max(0, sum / Math.sqrt(variance));
    }
}
