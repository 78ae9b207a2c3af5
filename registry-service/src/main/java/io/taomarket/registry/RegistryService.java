package io.taomarket.registry;

import io.taomarket.chassis.ServiceApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Keeps the market's public facts: which subnets there are, who holds their slots, and who offers what. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class RegistryService {

    public static final String NAME = "registry-service";

    static void main(String[] arguments) {
        ServiceApplication.of(RegistryService.class, NAME).run(arguments);
    }
}
