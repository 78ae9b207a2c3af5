package io.taomarket.chassis.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.taomarket.chassis.json.ExactAmounts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Describes exact amounts as what they are in JSON: whole numbers in strings. */
class AmountsAsText implements OpenApiCustomizer {

    private static final String WHOLE_NUMBER = "^-?[0-9]+$";

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null || api.getComponents().getSchemas() == null) return;
        api.getComponents().getSchemas().values().forEach(AmountsAsText::correct);
    }

    private static void correct(Schema<?> schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) properties.replaceAll((name, value) -> isAmount(name, value) ? text(value) : value);
        Stream.of(schema.getAllOf(), schema.getOneOf(), schema.getAnyOf())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(AmountsAsText::correct);
    }

    private static boolean isAmount(String name, Schema<?> schema) {
        return "int64".equals(schema.getFormat()) && ExactAmounts.isName(name);
    }

    private static Schema<?> text(Schema<?> number) {
        var text = new JsonSchema();
        text.addType("string");
        if (number.getTypes() != null && number.getTypes().contains("null")) text.addType("null");
        text.pattern(WHOLE_NUMBER).description(number.getDescription());
        return text;
    }
}
