package io.taomarket.deploy.helm;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelmChartTests {

    private static final Set<String> SERVICES =
            Set.of("gateway", "registry", "inference", "scoring", "emission", "wallet");

    @ParameterizedTest
    @ValueSource(strings = {"small", "production", "airgapped"})
    void helmHasNothingToSayAgainstTheChart(String values, @TempDir Path scratch) throws IOException {
        var result = Chart.lint(values, scratch);
        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("[WARNING]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production", "airgapped"})
    void everyObjectIsOneThatKubernetesKnowsByAllItsFields(String values) throws IOException {
        for (var object : Chart.render(values)) {
            assertThat(KubernetesTypes.complaint(object)).as(name(object)).isEmpty();
        }
    }

    @Test
    void aFieldThatNobodyKnowsIsFound() throws IOException {
        for (var object : Chart.render("small")) {
            var target = (ObjectNode) (object.path("spec").isObject() ? object.path("spec") : object);
            target.put("misspelt", 1);
            assertThat(KubernetesTypes.complaint(object)).as(name(object)).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production", "airgapped"})
    void whatSelectsPodsFindsSome(String values) throws IOException {
        var objects = Chart.render(values);
        var pods = pods(objects).map(pod -> labels(pod.at("/metadata/labels"))).toList();
        var selectors = objects.stream()
                .flatMap(object -> Stream.of("/spec/selector/matchLabels", "/spec/podSelector/matchLabels")
                        .map(object::at))
                .filter(selector -> !selector.isMissingNode()
                        && selector.path("cnpg.io/cluster").isMissingNode())
                .map(HelmChartTests::labels)
                .toList();
        assertThat(selectors).hasSizeGreaterThan(12).allSatisfy(selector -> assertThat(pods)
                .anyMatch(labels -> labels.containsAll(selector)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production", "airgapped"})
    void noContainerMayMoreThanItsWork(String values) throws IOException {
        pods(Chart.render(values)).forEach(pod -> {
            assertThat(pod.at("/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/spec/automountServiceAccountToken").asBoolean(true))
                    .isFalse();
            var container = pod.at("/spec/containers/0");
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                    .isEqualTo("ALL");
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
            for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe"))
                assertThat(container.has(probe)).as(probe).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production", "airgapped"})
    void secretsAreNamedAndNeverRendered(String values) throws IOException {
        var objects = Chart.render(values);
        assertThat(objects).noneMatch(object -> object.path("kind").asText().equals("Secret"));
        assertThat(objects.toString()).doesNotContain("secretKeyRef");
        assertThat(pods(objects).flatMap(pod -> elements(pod.at("/spec/volumes"))))
                .anyMatch(volume ->
                        volume.at("/projected/sources/1/secret/name").asText().equals("taomarket"));
    }

    @Test
    void eachServiceSeesOnlyTheKeysThatItNeeds() throws IOException {
        var objects = Chart.render("production");
        assertThat(keys(objects, "wallet")).containsExactlyInAnyOrder("internal-secret", "pepper");
        assertThat(keys(objects, "emission")).containsExactly("internal-secret");
        assertThat(keys(objects, "gateway"))
                .containsExactlyInAnyOrder("internal-secret", "admin-key", "metrics-key", "platform.key");
        assertThat(keys(objects, "scoring"))
                .containsExactlyInAnyOrder(
                        "internal-secret", "platform.key", "validator-1", "validator-2", "validator-3");
    }

    @Test
    void whoStopsHasTimeToEndWhatIsUnderWay() throws IOException {
        pods(Chart.render("production")).forEach(pod -> {
            var stopAfter =
                    pod.at("/spec/containers/0/lifecycle/preStop/sleep/seconds").asInt();
            assertThat(stopAfter).isPositive();
            assertThat(pod.at("/spec/terminationGracePeriodSeconds").asInt()).isGreaterThanOrEqualTo(stopAfter + 30);
        });
    }

    @Test
    void whatInferenceServedIsOnADiskThatStays() throws IOException {
        var inference = only(Chart.render("production"), "StatefulSet", "market-taomarket-inference");
        assertThat(inference.at("/spec/volumeClaimTemplates/0/metadata/name").asText())
                .isEqualTo("spool");
        var policy = inference.at("/spec/persistentVolumeClaimRetentionPolicy");
        assertThat(policy.path("whenScaled").asText()).isEqualTo("Retain");
        assertThat(policy.path("whenDeleted").asText()).isEqualTo("Retain");
    }

    @Test
    void aKeysRequestsAllGoToOneGateway() throws IOException {
        var ingress = only(Chart.render("production"), "Ingress", "market-taomarket");
        assertThat(ingress.at("/metadata/annotations")
                        .path("nginx.ingress.kubernetes.io/upstream-hash-by")
                        .asText())
                .isEqualTo("$http_authorization$http_x_api_key");
        assertThat(ingress.at("/spec/rules/0/http/paths/0/backend/service/name").asText())
                .isEqualTo("market-taomarket-gateway");
    }

    @Test
    void whatComesFromAMirrorIsPulledFromThere() throws IOException {
        assertThat(pods(Chart.render("airgapped"))
                        .map(pod -> pod.at("/spec/containers/0/image").asText()))
                .isNotEmpty()
                .allMatch(image -> image.startsWith("registry.internal.example/taomarket/"));
    }

    @Test
    void everyServiceIsThereWithItsMonitorAndItsRules() throws IOException {
        var objects = Chart.render("production");
        for (var kind : List.of("Service", "ConfigMap", "NetworkPolicy", "ServiceMonitor")) {
            var names = objects.stream()
                    .filter(object -> object.path("kind").asText().equals(kind))
                    .map(HelmChartTests::name)
                    .collect(toSet());
            assertThat(names)
                    .containsAll(
                            SERVICES.stream().map("market-taomarket-"::concat).toList());
        }
    }

    @Test
    void prometheusIsShownTheKeyForMetricsAndNotTheOperators() throws IOException {
        var objects = Chart.render("production");
        for (var service : SERVICES) {
            var monitor = only(objects, "ServiceMonitor", "market-taomarket-" + service);
            var credentials = monitor.at("/spec/endpoints/0/authorization/credentials");
            assertThat(credentials.path("key").asText()).isEqualTo(service.equals("gateway") ? "metrics-key" : "");
        }
        var gateway = only(objects, "ConfigMap", "market-taomarket-gateway").at("/data/properties.yaml");
        assertThat(Chart.YAML
                        .readTree(gateway.asText())
                        .at("/gateway/metrics-key-file")
                        .asText())
                .isEqualTo("/etc/taomarket/keys/metrics-key");
    }

    private static Stream<JsonNode> pods(List<JsonNode> objects) {
        return objects.stream().map(object -> object.at("/spec/template")).filter(pod -> pod.at("/spec/containers")
                .isArray());
    }

    private static Set<String> keys(List<JsonNode> objects, String service) {
        var kind = service.equals("inference") ? "StatefulSet" : "Deployment";
        var workload = only(objects, kind, "market-taomarket-" + service);
        return elements(workload.at("/spec/template/spec/volumes/0/projected/sources/1/secret/items"))
                .map(item -> item.path("key").asText())
                .collect(toSet());
    }

    private static JsonNode only(List<JsonNode> objects, String kind, String name) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind)
                        && name(object).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> labels(JsonNode labels) {
        return labels.properties().stream()
                .map(label -> label.getKey() + "=" + label.getValue().asText())
                .collect(toSet());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
