package io.taomarket.chassis.deadletter;

import io.taomarket.chassis.problem.Outage;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.util.backoff.BackOff;

/** How often and how patiently a record is tried again before it is decided whether to set it aside. */
final class Retries {

    private static final int RETRIES = 4;

    /** About half a minute; then the question whose fault it is is asked anew, so that a broken record cannot hide. */
    private static final int PATIENT_RETRIES = 10;

    private static final long FIRST_WAIT_MS = 100;
    private static final long LONGEST_WAIT_MS = 5_000;

    private Retries() {}

    static DefaultErrorHandler then(ConsumerRecordRecoverer recoverer) {
        var limited = backOff(RETRIES, 1.5);
        var patient = backOff(PATIENT_RETRIES, 2);
        var handler = new DefaultErrorHandler(recoverer, limited);
        handler.setBackOffFunction((_, failure) -> failure != null && Outage.isBehind(failure) ? patient : limited);
        return handler;
    }

    private static BackOff backOff(int retries, double multiplier) {
        var backOff = new ExponentialBackOffWithMaxRetries(retries);
        backOff.setInitialInterval(FIRST_WAIT_MS);
        backOff.setMultiplier(multiplier);
        backOff.setMaxInterval(LONGEST_WAIT_MS);
        return backOff;
    }
}
