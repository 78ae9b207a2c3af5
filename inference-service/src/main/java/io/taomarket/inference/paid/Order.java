package io.taomarket.inference.paid;

import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.route.Need;
import io.taomarket.inference.route.Wishes;
import java.time.Duration;

/**
 * What a customer has ordered.
 *
 * @param requestSha256 of the body as it came, in hex
 * @param promptField the field that is named when the prompt is too long
 * @param patience for all attempts together
 */
public record Order(
        Customer customer,
        Model model,
        Need need,
        Wishes wishes,
        boolean streamed,
        String replyId,
        String requestSha256,
        String promptField,
        Duration patience) {}
