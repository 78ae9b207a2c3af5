package io.taomarket.registry.registration;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many registrations may wait for their payment.
 *
 * @param maxOpenPerSubnet each raises the price that the next one is asked, so nobody may pile them up
 * @param maxOpenPerAccount so that one account cannot use up a subnet's
 */
@Validated
@ConfigurationProperties("registry.registration")
record RegistrationProperties(
        @DefaultValue("64") @Positive int maxOpenPerSubnet,
        @DefaultValue("16") @Positive int maxOpenPerAccount) {}
