package io.taomarket.benchmarks.inference;

/** What a crowd has got in one run. */
record Answers(Latencies latencies, double seconds) {

    int count() {
        return latencies.count();
    }

    double perSecond() {
        return count() / seconds;
    }

    double ms(int percent) {
        return latencies.quantileMs(percent / 100.0);
    }
}
