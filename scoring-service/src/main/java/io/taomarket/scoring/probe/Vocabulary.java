package io.taomarket.scoring.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Words, each with another way to say it. Together they make over a billion sentences: too many to keep in a cache. */
final class Vocabulary {

    private static final String FILE = "vocabulary.txt";

    private final Map<Part, List<Word>> words;

    private Vocabulary(Map<Part, List<Word>> words) {
        this.words = words;
    }

    static Vocabulary load() {
        var stream = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(FILE), FILE);
        try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            var entries = reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Entry::parse)
                    .collect(Collectors.groupingBy(
                            Entry::part,
                            () -> new EnumMap<>(Part.class),
                            Collectors.mapping(Entry::word, Collectors.toUnmodifiableList())));
            return new Vocabulary(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Word pick(Part part, RandomGenerator random) {
        var choices = Objects.requireNonNull(words.get(part), part.name());
        return choices.get(random.nextInt(choices.size()));
    }

    /** A word that plays this part, or a whole {@code sentence}. */
    String word(String part, RandomGenerator random) {
        if (part.equals("sentence")) return Sentence.random(this, random).text();
        return pick(Part.valueOf(part.toUpperCase(Locale.ROOT)), random).text();
    }

    /** How many sentences of one clause there are. */
    long sentences() {
        return words.values().stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
    }

    /** The parts of a sentence. */
    enum Part {
        PERSON,
        VERB,
        THING,
        ADJECTIVE,
        PLACE,
        TIME
    }

    /** A word and a synonym. */
    record Word(String text, String synonym) {}

    private record Entry(Part part, Word word) {

        /** {@code part: word | synonym}. */
        static Entry parse(String line) {
            var colon = line.indexOf(':');
            var bar = line.indexOf('|');
            var part = Part.valueOf(line.substring(0, colon).strip().toUpperCase(Locale.ROOT));
            var word = line.substring(colon + 1, bar).strip();
            return new Entry(part, new Word(word, line.substring(bar + 1).strip()));
        }
    }
}
