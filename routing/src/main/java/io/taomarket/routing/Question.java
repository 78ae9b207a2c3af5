package io.taomarket.routing;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask. Equal questions have equal answers, in whatever order the candidates stand.
 *
 * @param seed of the draws
 * @param promptTokens of the request
 * @param completionTokens that are expected of the answer
 * @param models in the order in which they may serve; candidates of other models are not asked
 * @param order hotkeys to be tried first; with it, or with a sort, nothing is left to chance
 * @param candidates everybody who may serve the request
 */
public record Question(
        long seed,
        Settings settings,
        long promptTokens,
        long completionTokens,
        List<String> models,
        List<String> order,
        @Nullable Sort sort,
        @Nullable Affinity affinity,
        List<Facts> candidates) {

    private static final Comparator<Facts> CANONICAL =
            Comparator.comparing(Facts::model).thenComparing(Facts::miner);

    public Question {
        requireNonNull(settings, "settings");
        models = List.copyOf(models);
        order = List.copyOf(order);
        candidates = candidates.stream().sorted(CANONICAL).toList();
    }

    boolean leavesNothingToChance() {
        return sort != null || !order.isEmpty();
    }
}
