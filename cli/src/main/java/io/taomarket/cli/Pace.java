package io.taomarket.cli;

import java.time.Duration;

/**
 * How a command waits for what takes long.
 *
 * @param poll between one question and the next; a platform that waits before it answers sets the pace itself
 * @param silence after which the caller is shown that it goes on, again and again
 */
public record Pace(Duration poll, Duration silence) {

    static final Pace USUAL = new Pace(Duration.ofMillis(500), Duration.ofSeconds(2));
}
