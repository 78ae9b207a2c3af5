package io.taomarket.standalone;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps a service from configuring libraries that only another service brings: here they share one class path. Which
 * ones is said in {@value #WITHOUT}, as prefixes of class names.
 */
class OwnConfiguration implements AutoConfigurationImportFilter, EnvironmentAware {

    static final String WITHOUT = "taomarket.standalone.without";

    private List<String> foreign = List.of();

    @Override
    public void setEnvironment(Environment environment) {
        foreign = Arrays.asList(environment.getProperty(WITHOUT, String[].class, new String[0]));
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        var own = new boolean[configurations.length];
        for (var i = 0; i < configurations.length; i++) own[i] = isOwn(configurations[i]);
        return own;
    }

    private boolean isOwn(@Nullable String configuration) {
        return configuration == null || foreign.stream().noneMatch(configuration::startsWith);
    }
}
