package io.taomarket.gateway.proxy;

import io.taomarket.chassis.problem.Refusal;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A service could not be reached, or did not answer. */
class ServiceAway extends Refusal {

    private ServiceAway(HttpStatus status, String code, String message) {
        super(status, code, message, Map.of());
    }

    static ServiceAway unreachable() {
        return new ServiceAway(
                HttpStatus.SERVICE_UNAVAILABLE,
                "temporarily_unavailable",
                "This part of the platform does not answer at the moment. Try again shortly.");
    }

    static ServiceAway silent() {
        return new ServiceAway(
                HttpStatus.GATEWAY_TIMEOUT, "timeout", "This part of the platform took too long to answer.");
    }

    static ServiceAway brokenAnswer() {
        return new ServiceAway(HttpStatus.BAD_GATEWAY, "answer_broken", "The answer broke off before it was complete.");
    }
}
