package io.taomarket.gateway.openapi;

import io.taomarket.gateway.proxy.ServiceClients;
import io.taomarket.gateway.route.Destination;
import io.taomarket.gateway.route.ServiceAddresses;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.node.ObjectNode;

/** The services' own descriptions. Of a service that is away the last one heard is used. */
@Component
class ServiceDocuments {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceDocuments.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ServiceAddresses addresses;
    private final RestClient http;
    private final Map<Destination, ObjectNode> last = Collections.synchronizedMap(new EnumMap<>(Destination.class));

    ServiceDocuments(ServiceAddresses addresses, ServiceClients clients, RestClient.Builder builder) {
        this.addresses = addresses;
        http = builder.requestFactory(clients.requestFactory(PATIENCE)).build();
    }

    Optional<ObjectNode> of(Destination service) {
        try {
            var document = http.get()
                    .uri(addresses.of(service) + "/internal/openapi")
                    .retrieve()
                    .body(ObjectNode.class);
            if (document != null) last.put(service, document);
        } catch (RestClientException e) {
            LOG.warn("{} does not describe itself: {}", service, e.toString());
        }
        return Optional.ofNullable(last.get(service)).map(ObjectNode::deepCopy);
    }
}
