package io.taomarket.gateway.platform;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.taomarket.chassis.caller.ServiceCalls;
import io.taomarket.gateway.proxy.ServiceClients;
import io.taomarket.gateway.route.ServiceAddresses;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The latest block, asked of emission-service at most once a second. */
@Component
class ChainHead {

    private static final Logger LOG = LoggerFactory.getLogger(ChainHead.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final RestClient emission;
    private final LoadingCache<String, Optional<Long>> head =
            Caffeine.newBuilder().expireAfterWrite(FRESH).build(_ -> ask());

    ChainHead(ServiceAddresses addresses, ServiceClients clients, ServiceCalls calls, RestClient.Builder builder) {
        emission = builder.baseUrl(addresses.emission())
                .requestFactory(clients.requestFactory(PATIENCE))
                .requestInterceptor(calls)
                .build();
    }

    /** Its height; nothing while there is none or nobody can say. */
    Optional<Long> height() {
        return head.get("head");
    }

    private Optional<Long> ask() {
        try {
            var block = emission.get().uri("/api/v1/blocks/head").retrieve().body(Block.class);
            return Optional.ofNullable(block).map(Block::height);
        } catch (RestClientException e) {
            LOG.debug("The head of the chain is not known: {}", e.toString());
            return Optional.empty();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Block(long height) {}
}
