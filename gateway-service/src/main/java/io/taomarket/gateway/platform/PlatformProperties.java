package io.taomarket.gateway.platform;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the platform introduces itself.
 *
 * @param name shown to people
 * @param version of the software; the build fills it in
 */
@Validated
@ConfigurationProperties("gateway.platform")
record PlatformProperties(
        @DefaultValue("Taomarket") @NotBlank String name,
        @DefaultValue("development") @NotBlank String version) {}
