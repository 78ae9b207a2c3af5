package io.taomarket.chassis;

import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts a service with a configuration file of its own name, so that several fit into one JVM. */
public final class ServiceApplication {

    private ServiceApplication() {}

    /** A builder for the service whose settings are in {@code <name>.yaml}. */
    public static SpringApplicationBuilder of(Class<?> application, String name) {
        return new SpringApplicationBuilder(application)
                .properties("spring.config.name=" + name, "spring.application.name=" + name);
    }
}
