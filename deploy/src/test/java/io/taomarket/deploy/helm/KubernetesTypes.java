package io.taomarket.deploy.helm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an object is one that Kubernetes, Strimzi or the Prometheus operator know by all of its fields. CloudNativePG
 * publishes no types for Java: for it stands a small schema of the fields that the chart uses, after its reference.
 */
final class KubernetesTypes {

    private static final Map<String, Class<?>> KNOWN = Map.ofEntries(
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("apps/v1/StatefulSet", StatefulSet.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class),
            Map.entry("monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class),
            Map.entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class));

    /** The types keep fields that they do not know in a map of their own; here such a field is a mistake. */
    private static final ObjectMapper STRICT = new ObjectMapper().setAnnotationIntrospector(new Unforgiving());

    private KubernetesTypes() {}

    /** What is wrong with the object; nothing where it is understood. */
    static Optional<String> complaint(JsonNode object) throws IOException {
        var kind =
                object.path("apiVersion").asText() + "/" + object.path("kind").asText();
        if (kind.startsWith("postgresql.cnpg.io/v1/")) return againstSchema(object);
        var type = KNOWN.get(kind);
        if (type == null) return Optional.of("nobody knows " + kind);
        try {
            STRICT.treeToValue(object, type);
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(kind + ": " + e.getOriginalMessage());
        }
    }

    private static Optional<String> againstSchema(JsonNode object) throws IOException {
        try (var source = KubernetesTypes.class.getResourceAsStream("/cloudnativepg.schema.json")) {
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(source.readAllBytes(), UTF_8), InputFormat.JSON);
            var errors = schema.validate(object.toString(), InputFormat.JSON);
            return errors.isEmpty() ? Optional.empty() : Optional.of(errors.toString());
        }
    }

    private static class Unforgiving extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
