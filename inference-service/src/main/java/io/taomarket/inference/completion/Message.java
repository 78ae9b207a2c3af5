package io.taomarket.inference.completion;

import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One message of a conversation, as text. */
record Message(String role, String content, Optional<String> name) {

    private static final Set<String> ROLES = Set.of("developer", "system", "user", "assistant");
    private static final int MOST_PARTS = 1_024;

    static Message read(Fields fields, String model) {
        fields.required("role");
        var role = fields.choice("role", "", ROLES);
        return new Message(role, content(fields, role, model), fields.text("name"));
    }

    private static String content(Fields fields, String role, String model) {
        var content = fields.get("content");
        if (content.isEmpty() && role.equals("assistant")) return "";
        if (content.map(JsonNode::isArray).orElse(false))
            return fields.objects("content", MOST_PARTS).stream()
                    .map(part -> part(part, model))
                    .collect(Collectors.joining());
        return fields.text("content")
                .orElseThrow(() -> ApiFault.invalid(fields.path("content"), "A message of this role needs content."));
    }

    private static String part(Fields part, String model) {
        var type = part.requiredText("type");
        if (!type.equals("text"))
            throw ApiFault.invalid(part.path("type"), "The model " + model + " takes text only, no " + type + ".");
        part.required("text");
        return part.text("text").orElse("");
    }

    Map<String, Object> forMiner() {
        var message = new LinkedHashMap<String, Object>();
        message.put("role", role);
        message.put("content", content);
        name.ifPresent(given -> message.put("name", given));
        return message;
    }
}
