package io.taomarket.scoring.validator;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the seeds of probes come from: nobody can foresee them. */
@Configuration(proxyBeanMethods = false)
class ProbeSeeds {

    @Bean
    RandomGenerator unforeseeable() {
        return new SecureRandom();
    }
}
