package io.taomarket.registry.offer;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps an offer's models as one JSON value, because an offer is accepted or withdrawn as one. */
@Converter
class ModelsConverter implements AttributeConverter<List<OfferedModel>, String> {

    private static final TypeReference<List<OfferedModel>> MODELS = new TypeReference<>() {};

    private final JsonMapper json;

    ModelsConverter(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String convertToDatabaseColumn(List<OfferedModel> models) {
        return json.writeValueAsString(models);
    }

    @Override
    public List<OfferedModel> convertToEntityAttribute(String stored) {
        return List.copyOf(json.readValue(stored, MODELS));
    }
}
