package io.taomarket.deploy.helm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever writes a value that cannot be meant is told so before anything is installed. */
class RefusedValuesTests {

    @ParameterizedTest
    @CsvSource({
        "replicas, 3, replicas",
        "services.gateway.replica, 3, replica",
        "services.gateway.replicas, 0, replicas",
        "services.wallet.autoscaling.enabled, true, autoscaling",
        "services.inference.spool.size, plenty, size",
        "image.pullPolicy, Sometimes, pullPolicy",
        "image.registry, https://mirror.example, registry",
        "kafka.servers, kafka.example, servers",
        "networkPolicy.internet.cidr, everywhere, cidr",
        "secrets.platform, '', platform",
        "referenceMiners.platform, 0xabc, platform",
        "logging.format, xml, format",
        "tracing.probability, 5, probability",
        "dashboards.runbooks, wiki.example, runbooks",
    })
    void theSchemaRefuses(String value, String wrong, String named) {
        assertThatThrownBy(() -> Chart.render("production", Map.of(value, wrong)))
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql.host, db.example, which of the two servers",
        "kafka.servers, kafka.example:9092, which of the two clusters",
        "cloudnativepg.synchronousReplicas, 3, must be fewer than",
        "cloudnativepg.maxConnections, 100, must be at least",
        "services.gateway.grace, 35, at least stopAfter and 30 seconds more",
        "services.gateway.autoscaling.maxReplicas, 2, is below",
        "referenceMiners.enabled, true, allowPrivateAddresses",
        "ingress.host, '', ingress.host must name the host",
    })
    void whatDoesNotFitTogetherIsRefused(String value, String wrong, String told) {
        assertThatThrownBy(() -> Chart.render("production", Map.of(value, wrong)))
                .hasMessageContaining(told);
    }

    @Test
    void withoutAServerTheChartSaysWhatIsMissing() {
        assertThatThrownBy(Chart::renderDefaults).hasMessageContaining("postgresql.host must name a server, unless");
    }
}
