package io.taomarket.cli;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the project writes it; read strictly, because a mistake that is passed over changes what is computed. */
public final class Json {

    public static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(EnumFeature.READ_ENUMS_USING_TO_STRING)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    /** Without letters that a terminal would obey. */
    public static final ObjectWriter FOR_TERMINALS = MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private Json() {}

    /** Where and what is wrong, on one line. */
    public static String complaint(JacksonException e) {
        var what = e.getOriginalMessage()
                .replaceAll("\\s*\\(start marker at [^)]*\\)\\)?", "")
                .replaceAll(" at \\[Source:.*", "")
                .replaceAll("Cannot construct instance of `[^`]*`, problem: ", "")
                .replaceAll("`(?:[a-z]+\\.)+([A-Za-z$]+)`", "$1");
        return place(e) + what;
    }

    private static String place(JacksonException e) {
        var path = e instanceof DatabindException ? path(e) : "";
        if (!path.isEmpty()) return path + ": ";
        var location = e.getLocation();
        if (location == null || location.getLineNr() < 1) return "";
        return "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null)
                path.append('[').append(step.getIndex()).append(']');
            else path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
        }
        return path.toString();
    }
}
