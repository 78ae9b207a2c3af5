package io.taomarket.gateway.identity;

import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The operator's key, and one that reads metrics and nothing else, so that a monitor need not be the operator. */
@Component
class OperatorKeys {

    private final KeyFile admin;
    private final KeyFile metrics;

    OperatorKeys(
            @Value("${gateway.admin-key-file:}") String adminFile,
            @Value("${gateway.metrics-key-file:}") String metricsFile)
            throws IOException {
        admin = new KeyFile("gateway.admin-key-file", adminFile);
        metrics = new KeyFile("gateway.metrics-key-file", metricsFile);
    }

    boolean isAdmin(String key) {
        return admin.is(key);
    }

    boolean isForMetrics(String key) {
        return metrics.is(key);
    }
}
