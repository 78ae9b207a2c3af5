package io.taomarket.chassis.kafka;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Ready means that the broker answers. */
final class KafkaHealth extends AbstractHealthIndicator implements DisposableBean {

    private static final int PATIENCE_SECONDS = 2;

    private final Admin admin;

    KafkaHealth(Map<String, Object> settings) {
        super("Kafka does not answer");
        admin = Admin.create(settings);
    }

    @Override
    protected void doHealthCheck(Health.Builder health)
            throws InterruptedException, ExecutionException, TimeoutException {
        admin.describeCluster().clusterId().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        health.up();
    }

    @Override
    public void destroy() {
        admin.close(java.time.Duration.ZERO);
    }
}
