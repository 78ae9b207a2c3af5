package io.taomarket.gateway.body;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What bodies may weigh.
 *
 * @param customers below /v1: a context of a million tokens fits
 * @param marketplace everywhere else: the weights of a full subnet fit many times
 * @param together all bodies being held at a time; beyond it newcomers are asked to come again
 * @param timeout how long a body may take to arrive, so that a trickle cannot hold a place
 */
@Validated
@ConfigurationProperties("gateway.bodies")
record BodyProperties(
        @DefaultValue("4MB") DataSize customers,
        @DefaultValue("256KB") DataSize marketplace,
        @DefaultValue("256MB") DataSize together,
        @DefaultValue("30s") Duration timeout) {}
