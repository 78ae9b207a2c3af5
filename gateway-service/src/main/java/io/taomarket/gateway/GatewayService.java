package io.taomarket.gateway;

import io.taomarket.chassis.ServiceApplication;
import java.security.Security;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The only door: who comes in, how often, and where to. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class GatewayService {

    public static void main(String[] arguments) {
        Security.setProperty("networkaddress.cache.ttl", "2"); // seconds; replicas come and go
        ServiceApplication.of(GatewayService.class, "gateway-service").run(arguments);
    }
}
