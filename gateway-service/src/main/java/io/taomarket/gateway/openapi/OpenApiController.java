package io.taomarket.gateway.openapi;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.taomarket.gateway.route.Destination;
import io.taomarket.gateway.route.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole API as one OpenAPI 3.1 document, put together at most every half minute. */
@RestController
class OpenApiController {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final ServiceDocuments services;
    private final Routes routes;
    private final JsonMapper json;
    private final LoadingCache<String, byte[]> document =
            Caffeine.newBuilder().expireAfterWrite(FRESH).build(_ -> assemble());

    OpenApiController(ServiceDocuments services, Routes routes, JsonMapper json) {
        this.services = services;
        this.routes = routes;
        this.json = json;
    }

    @GetMapping("/api/v1/openapi.json")
    ResponseEntity<byte[]> openApi() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Objects.requireNonNull(document.get("all")));
    }

    private byte[] assemble() {
        var whole = new ApiDocument(routes, base());
        for (var service : Destination.values()) {
            if (service != Destination.GATEWAY) services.of(service).ifPresent(own -> whole.add(service, own));
        }
        return json.writeValueAsBytes(whole.whole());
    }

    private ObjectNode base() {
        try (var file = new ClassPathResource("gateway/openapi-base.json").getInputStream()) {
            return (ObjectNode) json.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
