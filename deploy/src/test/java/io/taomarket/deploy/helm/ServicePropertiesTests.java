package io.taomarket.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A service reads what the chart mounts for it, over its own file. */
class ServicePropertiesTests {

    private static final String MOUNTED_AT = "/etc/taomarket";

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "registry", "inference", "scoring", "emission", "wallet"})
    void whatTheChartSaysWinsOverTheServicesOwnFile(String service, @TempDir Path folder) throws IOException {
        var objects = Chart.render("production");
        var pod = objects.stream()
                .filter(object -> name(object).equals("market-taomarket-" + service)
                        && object.at("/spec/template").isObject())
                .findFirst()
                .orElseThrow()
                .at("/spec/template/spec");
        var properties = objects.stream()
                .filter(object -> name(object).equals("market-taomarket-" + service) && object.has("data"))
                .findFirst()
                .orElseThrow()
                .at("/data/properties.yaml");
        mount(pod.at("/volumes/0/projected/sources"), properties.asText(), folder);

        var environment = start(service, pod.at("/containers/0/env/0"), folder);

        assertThat(environment.getProperty("server.port"))
                .isEqualTo(pod.at("/containers/0/ports/0/containerPort").asText());
        assertThat(environment.getProperty("spring.datasource.url"))
                .isEqualTo("jdbc:postgresql://market-taomarket-postgresql-rw:5432/" + service + "?sslmode=require");
        assertThat(environment.getProperty("spring.datasource.password")).isEqualTo("the secret under password");
        var secrets = Binder.get(environment).bind("taomarket.internal.secrets", Bindable.listOf(String.class));
        assertThat(secrets.get()).containsExactly("the secret under internal-secret");
        assertThat(environment.getProperty("taomarket.services.wallet"))
                .isEqualTo("http://market-taomarket-wallet:8085");
        assertThat(environment.getProperty("management.opentelemetry.tracing.export.otlp.endpoint"))
                .isEqualTo("http://collector.tracing:4318/v1/traces");
        assertThat(environment.getProperty("management.tracing.sampling.probability"))
                .isEqualTo("0.05");
        if (service.equals("wallet"))
            assertThat(environment.getProperty("wallet.keys.pepper")).isEqualTo("the secret under pepper");
    }

    /** Lays the files where the projected volume would have them. */
    private static void mount(JsonNode sources, String properties, Path folder) throws IOException {
        Files.writeString(folder.resolve("properties.yaml"), properties);
        for (var source : sources) {
            for (var item : source.at("/secret/items")) {
                var file = folder.resolve(item.path("path").asText());
                Files.createDirectories(file.getParent());
                Files.writeString(file, "the secret under " + item.path("key").asText());
            }
        }
    }

    private static Environment start(String service, JsonNode imports, Path folder) {
        assertThat(imports.path("name").asText()).isEqualTo("SPRING_CONFIG_IMPORT");
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "started with",
                        Map.of(
                                "spring.config.import",
                                imports.path("value").asText().replace(MOUNTED_AT, folder.toString()),
                                "spring.config.name",
                                service + "-service",
                                "spring.config.location",
                                "file:../" + service + "-service/src/main/resources/")));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
