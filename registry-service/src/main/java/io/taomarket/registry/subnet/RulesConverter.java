package io.taomarket.registry.subnet;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a subnet's rules as one JSON value, because they are read and changed as one. */
@Converter
class RulesConverter implements AttributeConverter<SubnetRules, String> {

    private final JsonMapper json;

    RulesConverter(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String convertToDatabaseColumn(SubnetRules rules) {
        return json.writeValueAsString(rules);
    }

    @Override
    public SubnetRules convertToEntityAttribute(String stored) {
        return json.readValue(stored, SubnetRules.class);
    }
}
