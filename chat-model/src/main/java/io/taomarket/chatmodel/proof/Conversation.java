package io.taomarket.chatmodel.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chatmodel.text.Mark;
import io.taomarket.chatmodel.text.Turn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Conversations as customers have them, about what the small models can do. Each holds words or numbers that nobody can
 * foresee, in most cases more of them than anybody could store answers for.
 */
public final class Conversation {

    private static final String FILE = "questions.txt";
    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");
    private static final int HIGHEST = 99;
    private static final List<String> QUESTIONS = load();

    private final RandomGenerator random;
    private final UnaryOperator<String> words;

    /**
     * @param words one of a kind: {@code sentence}, {@code person}, {@code thing} or {@code adjective}
     */
    public Conversation(RandomGenerator random, UnaryOperator<String> words) {
        this.random = random;
        this.words = words;
    }

    private static List<String> load() {
        var stream = Objects.requireNonNull(Conversation.class.getResourceAsStream(FILE), FILE);
        try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One question, in every third case after something that was said before, now and then with a system message. */
    public List<Turn> turns() {
        var turns = new ArrayList<Turn>();
        if (random.nextInt(4) == 0) turns.add(new Turn(Mark.SYSTEM, "You are a helpful assistant."));
        if (random.nextInt(3) == 0) {
            turns.add(new Turn(Mark.USER, words.apply("sentence")));
            turns.add(new Turn(Mark.ASSISTANT, words.apply("sentence")));
        }
        turns.add(new Turn(Mark.USER, fill(QUESTIONS.get(random.nextInt(QUESTIONS.size())))));
        return turns;
    }

    private String fill(String question) {
        return BLANK.matcher(question)
                .replaceAll(blank -> blank.group(1).equals("n") ? number() : words.apply(blank.group(1)));
    }

    private String number() {
        return Integer.toString(random.nextInt(1, HIGHEST + 1));
    }
}
