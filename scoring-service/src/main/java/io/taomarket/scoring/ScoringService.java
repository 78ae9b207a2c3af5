package io.taomarket.scoring;

import io.taomarket.chassis.ServiceApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Says who deserves which share: measures miners, takes validators' weights, computes the epoch. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ScoringService {

    public static final String NAME = "scoring-service";

    /** Starts the service alone. */
    public static void main(String[] args) {
        ServiceApplication.of(ScoringService.class, NAME).run(args);
    }
}
