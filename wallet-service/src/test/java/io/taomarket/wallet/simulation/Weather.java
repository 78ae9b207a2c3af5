package io.taomarket.wallet.simulation;

import java.util.SplittableRandom;

/**
 * How bad a run is. Probabilities, and times in milliseconds.
 *
 * @param crash of a writer, each time it does something
 * @param breaks of the connection while a batch is committed
 * @param deposed a writer loses its lock and does not know
 */
record Weather(
        double lost,
        double doubled,
        int longestDelay,
        double crash,
        double breaks,
        double deposed,
        double clockJumps,
        int mostPerBatch,
        int mostWaiting) {

    static Weather of(SplittableRandom random) {
        var isCalm = random.nextInt(8) == 0;
        if (isCalm) return calm(random.nextInt(2) == 0 ? 2_000 : 20);
        return new Weather(
                random.nextDouble() * 0.3,
                random.nextDouble() * 0.3,
                1 + random.nextInt(random.nextBoolean() ? 50 : 5_000),
                random.nextDouble() * 0.02,
                random.nextDouble() * 0.15,
                random.nextDouble() * 0.1,
                random.nextDouble() * 0.05,
                random.nextInt(4) == 0 ? 2_000 : 1 + random.nextInt(30),
                random.nextInt(4) == 0 ? 5 : 10_000);
    }

    /** Nothing goes wrong any more, so that everything comes to its end. */
    static Weather calm(int mostPerBatch) {
        return new Weather(0, 0, 5, 0, 0, 0, 0, mostPerBatch, 10_000);
    }
}
