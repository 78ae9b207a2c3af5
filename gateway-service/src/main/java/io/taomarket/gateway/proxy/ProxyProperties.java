package io.taomarket.gateway.proxy;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the services are called.
 *
 * @param connectTimeout a service of ours that takes longer to accept a connection is away
 * @param poolTimeout how long a request waits for a connection when all are in use
 * @param responseTimeout how long a service may be silent
 * @param modelResponseTimeout the same for calls that wait for a model; streams send a comment every few seconds
 * @param connectionsPerService open requests of one service; a stream holds its connection to the end
 * @param farewell how long calls under way may go on when the gateway stops: longer than the services grant their own,
 *     which know better what to say, and shorter than a shutdown may take
 * @param replicasRefresh how long a replica that is gone may still be tried first; the name is looked up again after it
 * @param idleTimeout unused connections are closed after this, well before a service closes them itself
 */
@Validated
@ConfigurationProperties("gateway.proxy")
public record ProxyProperties(
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("2s") Duration poolTimeout,
        @DefaultValue("15s") Duration responseTimeout,
        @DefaultValue("10m") Duration modelResponseTimeout,
        @DefaultValue("4096") @Positive int connectionsPerService,
        @DefaultValue("17s") Duration farewell,
        @DefaultValue("2s") Duration replicasRefresh,
        @DefaultValue("5s") Duration idleTimeout) {}
