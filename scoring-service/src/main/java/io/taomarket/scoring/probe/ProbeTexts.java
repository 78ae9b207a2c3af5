package io.taomarket.scoring.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Sentences that grow from a seed: from one, as most customers send, up to a handful. From three on, three of them are
 * a sentence, its paraphrase and one that has nothing to do with them, somewhere among the others.
 */
record ProbeTexts(List<String> texts, @Nullable Triple triple) {

    static ProbeTexts of(Vocabulary vocabulary, long seed, int maxTexts) {
        var random = new SplittableRandom(seed);
        var count = random.nextBoolean() ? 1 : 1 + random.nextInt(maxTexts);
        var texts = new ArrayList<String>();
        if (count < 3) {
            for (var i = 0; i < count; i++)
                texts.add(Sentence.random(vocabulary, random).text());
            return new ProbeTexts(List.copyOf(texts), null);
        }
        var anchor = Sentence.random(vocabulary, random);
        var unrelated = Sentence.random(vocabulary, random);
        while (!unrelated.isUnrelatedTo(anchor)) unrelated = Sentence.random(vocabulary, random);
        texts.addAll(List.of(anchor.text(), anchor.paraphrase(), unrelated.text()));
        for (var i = 3; i < count; i++)
            texts.add(Sentence.random(vocabulary, random).text());
        Collections.shuffle(texts, random);
        var triple = new Triple(
                texts.indexOf(anchor.text()), texts.indexOf(anchor.paraphrase()), texts.indexOf(unrelated.text()));
        return new ProbeTexts(List.copyOf(texts), triple);
    }

    /** Whether the paraphrase is nearer than the unrelated sentence; nothing when there are none. */
    @Nullable
    Boolean orderHolds(List<float[]> vectors) {
        if (triple == null) return null;
        var anchor = vectors.get(triple.anchor());
        return Vectors.cosine(anchor, vectors.get(triple.paraphrase()))
                > Vectors.cosine(anchor, vectors.get(triple.unrelated()));
    }

    /** Where the three stand. */
    record Triple(int anchor, int paraphrase, int unrelated) {}
}
