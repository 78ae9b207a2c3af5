package io.taomarket.cli.routing;

import io.taomarket.cli.routing.StoredRouting.Place;
import io.taomarket.routing.Pick;
import io.taomarket.routing.Selection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A stored choice beside the one that its own question gives. */
record Replay(StoredRouting stored, List<Pick> recomputed) {

    static Replay of(StoredRouting stored) {
        return new Replay(stored, Selection.choose(stored.question()));
    }

    /** What differs first, if anything does. */
    Optional<Difference> difference() {
        var theirs = stored.candidates();
        if (theirs.size() != recomputed.size())
            return Optional.of(new Difference("the order", "candidates", text(theirs.size()), text(recomputed.size())));
        return IntStream.range(0, theirs.size())
                .mapToObj(i -> difference(i, theirs.get(i), recomputed.get(i)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Difference> difference(int index, Place theirs, Pick ours) {
        var facts = ours.facts();
        return differ(index, "miner", theirs.miner(), facts.miner())
                .or(() -> differ(index, "model", theirs.model(), facts.model()))
                .or(() -> differ(index, "score", theirs.score(), ours.score()))
                .or(() -> differ(index, "reason", theirs.reason(), ours.reason().word()))
                .or(() -> differ(index, "draw", theirs.draw(), ours.draw()));
    }

    private static Optional<Difference> differ(
            int index, String field, @Nullable Object theirs, @Nullable Object ours) {
        if (Objects.equals(theirs, ours)) return Optional.empty();
        return Optional.of(new Difference("place " + (index + 1), field, text(theirs), text(ours)));
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    /**
     * Where the two first part.
     *
     * @param field in JSON's words
     */
    record Difference(String place, String field, String stored, String recomputed) {}
}
