package io.taomarket.emission;

import io.taomarket.chassis.ServiceApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Says how much there is: blocks, issuance and halving, subnets' budgets, payouts. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class EmissionService {

    public static final String NAME = "emission-service";

    /** Starts the service alone. */
    public static void main(String[] args) {
        ServiceApplication.of(EmissionService.class, NAME).run(args);
    }
}
