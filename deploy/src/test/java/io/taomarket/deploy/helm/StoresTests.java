package io.taomarket.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** PostgreSQL and Kafka: those that operators run for the chart, and those of others. */
class StoresTests {

    private static final Set<String> STORES = Set.of("Cluster", "Database", "Kafka", "KafkaNodePool");
    private static final int LONGEST_HOSTNAME = 63;

    @Test
    void theStoresOutliveTheRelease() throws IOException {
        var stores = Chart.render("production").stream()
                .filter(object -> STORES.contains(object.path("kind").asText()))
                .toList();
        assertThat(stores).hasSize(9).allSatisfy(store -> assertThat(store.at("/metadata/annotations")
                        .path("helm.sh/resource-policy")
                        .asText())
                .isEqualTo("keep"));
    }

    @Test
    void whateverElseTheOperatorOffersCanBeSaid() throws IOException {
        var objects = Chart.render("production", Map.of("cloudnativepg.spec.backup.retentionPolicy", "30d"));
        assertThat(only(objects, "Cluster").at("/spec/backup/retentionPolicy").asText())
                .isEqualTo("30d");
        assertThat(only(objects, "Cluster").at("/spec/instances").asInt()).isEqualTo(3);
    }

    @Test
    void brokersKeepToDifferentNodes() throws IOException {
        var spread =
                only(Chart.render("production"), "KafkaNodePool").at("/spec/template/pod/topologySpreadConstraints");
        assertThat(spread.findValuesAsText("topologyKey"))
                .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
        assertThat(spread.findValuesAsText("strimzi.io/pool-name")).containsOnly("broker");
    }

    @Test
    void aNodeThatTakesNoPodsDoesNotCountAsAnEmptyOne() throws IOException {
        var constraints = Chart.render("production").stream()
                .flatMap(object -> object.findValues("topologySpreadConstraints").stream())
                .flatMap(JsonNode::valueStream);
        assertThat(constraints)
                .hasSizeGreaterThan(12)
                .allMatch(constraint ->
                        constraint.path("nodeTaintsPolicy").asText().equals("Honor"));
    }

    /** Strimzi calls a pod after its cluster, its pool and its number. */
    @Test
    void evenTheLongestNameOfAReleaseLeavesRoomForThatOfABroker() throws IOException {
        var objects = Chart.render("production", Map.of("fullnameOverride", "m".repeat(60)));
        var cluster = only(objects, "Kafka").at("/metadata/name").asText();
        var pool = only(objects, "KafkaNodePool").at("/metadata/name").asText();
        assertThat(cluster + "-" + pool + "-99").hasSizeLessThanOrEqualTo(LONGEST_HOSTNAME);
    }

    @Test
    void thePolicyOpensThePortsThatTheServersHave() throws IOException {
        var own = Chart.render("airgapped", Map.of("kafka.servers", "kafka.example:19093"));
        assertThat(policy(own)).contains("19093").doesNotContain("9092");
        var operators = Chart.render("production", Map.of("postgresql.port", "6432"));
        assertThat(policy(operators)).contains("5432").doesNotContain("6432");
        assertThat(only(operators, "ConfigMap", "market-taomarket-wallet").toString())
                .contains("-postgresql-rw:5432/wallet");
    }

    private static String policy(List<JsonNode> objects) {
        return only(objects, "NetworkPolicy", "market-taomarket-wallet")
                .at("/spec/egress")
                .toString();
    }

    private static JsonNode only(List<JsonNode> objects, String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode only(List<JsonNode> objects, String kind, String name) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind)
                        && object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
