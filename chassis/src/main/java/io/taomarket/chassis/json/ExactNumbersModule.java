package io.taomarket.chassis.json;

import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * Writes exact 64-bit amounts as strings, because readers that keep numbers as doubles lose everything above 2^53.
 * A {@code long} is an amount when its name says so: {@link ExactAmounts}.
 */
class ExactNumbersModule extends SimpleModule {

    ExactNumbersModule() {
        super("exact-numbers");
        setSerializerModifier(new AmountsAsStrings());
    }

    private static class AmountsAsStrings extends ValueSerializerModifier {

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
            properties.stream()
                    .filter(AmountsAsStrings::isAmount)
                    .forEach(amount -> amount.assignSerializer(TO_STRING));
            return properties;
        }

        private static boolean isAmount(BeanPropertyWriter property) {
            var type = property.getType().getRawClass();
            return (type == long.class || type == Long.class) && ExactAmounts.isName(property.getName());
        }
    }

    private static final ValueSerializer<Object> TO_STRING = new ValueSerializer<>() {
        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.toString());
        }
    };
}
