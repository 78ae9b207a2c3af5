package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** SIGKILL, ten times in a row, in the middle of traffic and epochs. */
@Order(Marketplace.ALONE + 1) // when another has left the archive of classes, which halves a start
class KillEndToEndTests {

    static final int KILLS = 10;
    static final long FUNDS_RAO = 1_000_000_000L;
    static final Duration SETTLED = Duration.ofSeconds(60);
    static final Duration NO_PAUSE = Duration.ofNanos(1);

    @Test
    void losesNothingAndDoublesNothing() {
        try (var marketplace = Marketplace.start("kill", 29_080)) {
            var customer = marketplace.gateway().customer("Grace", marketplace.adminKey(), FUNDS_RAO);
            var acknowledged = new ConcurrentHashMap<String, Long>();
            var random = new Random(7);
            var height = 0L;

            for (var kill = 0; kill < KILLS; kill++) {
                var before = acknowledged.size();
                var traffic = new Traffic(marketplace.gateway(), customer.key(), NO_PAUSE, acknowledged);
                var wanted = before + 20 + random.nextInt(60);
                await().atMost(SETTLED).until(() -> acknowledged.size() >= wanted);
                marketplace.kill();
                traffic.stop();
                marketplace.start();
                height = nextHeight(marketplace.gateway(), height);
            }

            var books = new Books(marketplace.gateway(), marketplace.adminKey());
            await().atMost(SETTLED)
                    .untilAsserted(
                            () -> books.settleEachOnce(customer, FUNDS_RAO, acknowledged, KILLS * Traffic.CALLERS));
            await().atMost(SETTLED).untilAsserted(books::balance);
            books.keepEveryInvariant();
            await().atMost(SETTLED).untilAsserted(books::payEveryEpochOnce);
        }
    }

    private static long nextHeight(Gateway gateway, long height) {
        var now = gateway.get("/api/v1/blocks/head").body().path("height").asLong();
        assertThat(now).isGreaterThanOrEqualTo(height);
        return now;
    }
}
