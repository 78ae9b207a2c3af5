package io.taomarket.chassis.egress;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The properties as Spring would bind them from these settings. */
final class EgressSettings {

    static final EgressProperties OUTSIDE = with(Map.of());
    static final EgressProperties INSIDE = with(Map.of("taomarket.egress.allow-private-addresses", "true"));

    private EgressSettings() {}

    static EgressProperties with(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("taomarket.egress", EgressProperties.class);
    }
}
