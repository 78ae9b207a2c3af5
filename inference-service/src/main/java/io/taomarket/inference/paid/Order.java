package io.taomarket.inference.paid;

import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.route.Needs;
import io.taomarket.inference.route.Wishes;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a customer has ordered.
 *
 * @param models that may serve it, the first one first
 * @param needs how much it takes at each miner
 * @param promptStart how the prompt begins, for keeping prompts together that begin alike; empty where that is of no use
 * @param requestSha256 of the body as it came, in hex
 * @param promptField the field that is named when the prompt is too long
 * @param patience for all attempts together
 */
public record Order(
        Customer customer,
        List<Model> models,
        Needs needs,
        Wishes wishes,
        boolean streamed,
        String replyId,
        String requestSha256,
        String promptField,
        Supplier<String> promptStart,
        Duration patience) {

    public Order {
        models = List.copyOf(models);
    }

    /** The one that was asked for first. */
    public Model model() {
        return models.getFirst();
    }
}
