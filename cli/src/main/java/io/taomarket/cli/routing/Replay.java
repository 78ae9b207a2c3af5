package io.taomarket.cli.routing;

import io.taomarket.cli.Failure;
import io.taomarket.cli.Json;
import io.taomarket.routing.Pick;
import io.taomarket.routing.Question;
import io.taomarket.routing.Selection;
import io.taomarket.routing.StoredRouting;
import io.taomarket.routing.StoredRouting.Place;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A stored choice beside the one that its own question gives. */
record Replay(StoredRouting stored, List<Pick> recomputed) {

    /**
     * @param generation what {@code GET /v1/generation} has answered
     */
    static Replay of(JsonNode generation) {
        var routing = generation.path("routing");
        if (!routing.path("seed").isString())
            throw new Failure("the generation has no routing that can be replayed: it has no seed");
        try {
            var stored = Json.MAPPER.treeToValue(routing, StoredRouting.class);
            return new Replay(stored, Selection.choose(question(stored)));
        } catch (JacksonException e) {
            throw new Failure("the generation's routing cannot be understood: " + Json.complaint(e));
        }
    }

    private static Question question(StoredRouting stored) {
        try {
            return stored.question();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new Failure("the generation's routing cannot be understood: " + e.getMessage());
        }
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
