package io.taomarket.gateway.openapi;

import io.taomarket.gateway.route.Access;
import io.taomarket.gateway.route.Destination;
import io.taomarket.gateway.route.Routes;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One document made of many: only what can be reached through the gateway, and who may reach it. */
class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final Routes routes;
    private final ObjectNode whole;

    /** @param base what the gateway itself contributes: the introduction, its own paths, the security schemes */
    ApiDocument(Routes routes, ObjectNode base) {
        this.routes = routes;
        this.whole = base;
    }

    ObjectNode whole() {
        return whole;
    }

    void add(Destination service, ObjectNode document) {
        var schemas = whole.withObject("/components").withObject("/schemas");
        var ours = new Schemas(service, schemas).adopt(document);
        ours.path("paths")
                .propertyStream()
                .forEach(path -> addPath(service, path.getKey(), (ObjectNode) path.getValue()));
    }

    private void addPath(Destination service, String path, ObjectNode operations) {
        var route = routes.find(path.replace('{', '-').replace('}', '-'));
        if (route.isEmpty() || route.get().destination() != service) return;
        METHODS.stream().filter(operations::has).forEach(method -> {
            var access = route.get().access(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)));
            if (access.isEmpty()) return;
            var operation = (ObjectNode) operations.get(method);
            nameUniquely(service, operation);
            operation.set("tags", tags(service));
            operation.set("security", security(access.get()));
            whole.withObject("/paths").withObjectProperty(path).set(method, operation);
        });
    }

    /** Services may have given their operations the same names. */
    private static void nameUniquely(Destination service, ObjectNode operation) {
        var own = operation.path("operationId").asString("");
        if (!own.isEmpty()) operation.put("operationId", name(service) + "_" + own);
    }

    private ArrayNode tags(Destination service) {
        return whole.arrayNode().add(name(service));
    }

    private static String name(Destination service) {
        return service.name().toLowerCase(Locale.ROOT);
    }

    private JsonNode security(Access access) {
        var any = whole.arrayNode();
        switch (access) {
            case OPEN -> {}
            case KNOWN -> {
                any.addObject().putArray("key");
                any.addObject().putArray("signature");
            }
            case METRICS, ADMIN -> any.addObject().putArray("admin");
        }
        return any;
    }
}
