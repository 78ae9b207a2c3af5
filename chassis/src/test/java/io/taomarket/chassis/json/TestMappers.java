package io.taomarket.chassis.json;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The mapper that services have, without starting one. */
public final class TestMappers {

    private TestMappers() {}

    public static JsonMapper likeTheServices() {
        var builder = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        new JsonAutoConfiguration().exactAndStrict().customize(builder);
        return builder.build();
    }
}
