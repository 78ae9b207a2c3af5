package io.taomarket.inference;

import io.taomarket.chassis.ServiceApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The customer's API. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class InferenceService {

    public static final String NAME = "inference-service";

    public static void main(String[] arguments) {
        ServiceApplication.of(InferenceService.class, NAME).run(arguments);
    }
}
