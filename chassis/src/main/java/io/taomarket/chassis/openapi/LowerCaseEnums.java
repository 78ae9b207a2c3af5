package io.taomarket.chassis.openapi;

import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.util.Locale;

/** Enum constants are in lower case on the wire, unless they say their name themselves. */
class LowerCaseEnums extends NopAnnotationIntrospector {

    @Override
    @SuppressWarnings("deprecation") // the one that Swagger's model resolver calls
    public String[] findEnumValues(Class<?> type, Enum<?>[] constants, String[] names) {
        for (var i = 0; i < constants.length; i++) {
            if (names[i] == null) names[i] = constants[i].name().toLowerCase(Locale.ROOT);
        }
        return names;
    }
}
