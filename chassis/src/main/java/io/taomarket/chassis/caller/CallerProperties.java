package io.taomarket.chassis.caller;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How services know each other.
 *
 * @param secrets what statements are signed with, at least 32 characters each; the first one signs, all of them are
 *     accepted, so that a secret can be replaced without a gap
 * @param ttl how long a statement is believed; long enough for clocks that differ a little, short enough to be useless
 *     once leaked
 */
@Validated
@ConfigurationProperties("taomarket.internal")
record CallerProperties(
        @NotEmpty List<@Size(min = 32) String> secrets,
        @DefaultValue("60s") Duration ttl) {}
