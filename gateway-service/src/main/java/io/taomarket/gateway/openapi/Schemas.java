package io.taomarket.gateway.openapi;

import io.taomarket.gateway.route.Destination;
import java.util.HashMap;
import java.util.Map;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes a service's schemas into the whole; one that has the name of another, different one gets the service's name. */
class Schemas {

    private static final String PLACE = "#/components/schemas/";

    private final String prefix;
    private final ObjectNode all;
    private final Map<String, String> renamed = new HashMap<>();

    Schemas(Destination service, ObjectNode all) {
        this.prefix = StringUtils.capitalize(service.name().toLowerCase(java.util.Locale.ROOT));
        this.all = all;
    }

    /** The document with its references as they are in the whole. */
    ObjectNode adopt(ObjectNode document) {
        var own = document.path("components").path("schemas");
        own.propertyStream()
                .filter(schema ->
                        all.has(schema.getKey()) && !all.get(schema.getKey()).equals(schema.getValue()))
                .forEach(schema -> renamed.put(schema.getKey(), prefix + schema.getKey()));
        redirect(document);
        own.propertyStream()
                .forEach(schema -> all.set(renamed.getOrDefault(schema.getKey(), schema.getKey()), schema.getValue()));
        return document;
    }

    private void redirect(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                var reference = object.path("$ref").asString("");
                var target = reference.startsWith(PLACE) ? renamed.get(reference.substring(PLACE.length())) : null;
                if (target != null) object.put("$ref", PLACE + target);
                object.values().forEach(this::redirect);
            }
            case ArrayNode array -> array.forEach(this::redirect);
            default -> {}
        }
    }
}
