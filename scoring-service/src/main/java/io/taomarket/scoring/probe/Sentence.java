package io.taomarket.scoring.probe;

import io.taomarket.scoring.probe.Vocabulary.Part;
import io.taomarket.scoring.probe.Vocabulary.Word;
import java.util.random.RandomGenerator;

/** One clause, which can be said in two ways that mean the same. */
record Sentence(Word person, Word verb, Word adjective, Word thing, Word place, Word time) {

    static Sentence random(Vocabulary vocabulary, RandomGenerator random) {
        return new Sentence(
                vocabulary.pick(Part.PERSON, random),
                vocabulary.pick(Part.VERB, random),
                vocabulary.pick(Part.ADJECTIVE, random),
                vocabulary.pick(Part.THING, random),
                vocabulary.pick(Part.PLACE, random),
                vocabulary.pick(Part.TIME, random));
    }

    String text() {
        return "The %s %s the %s %s %s %s."
                .formatted(person.text(), verb.text(), adjective.text(), thing.text(), place.text(), time.text());
    }

    /** Other words, another order, the same meaning. */
    String paraphrase() {
        var start = Character.toUpperCase(time.text().charAt(0)) + time.text().substring(1);
        return "%s, the %s %s the %s %s %s."
                .formatted(start, person.text(), verb.synonym(), adjective.synonym(), thing.text(), place.synonym());
    }

    /** Nothing in common but the grammar. */
    boolean isUnrelatedTo(Sentence other) {
        return !person.equals(other.person)
                && !verb.equals(other.verb)
                && !thing.equals(other.thing)
                && !place.equals(other.place)
                && !time.equals(other.time)
                && !adjective.equals(other.adjective);
    }
}
