package io.taomarket.deploy.compose;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.deploy.compose.ComposeFile.Mount;
import io.taomarket.deploy.compose.ComposeFile.Service;
import io.taomarket.setup.secret.SecretFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeFileTests {

    private static final String SECRETS = "./deploy/secrets";
    /** Those of the Compose specification that docker-compose 1.29 knows too, as far as they are used. */
    private static final Set<String> KEYS = Set.of(
            "build",
            "cap_add",
            "cap_drop",
            "command",
            "cpus",
            "depends_on",
            "environment",
            "healthcheck",
            "image",
            "logging",
            "mem_limit",
            "network_mode",
            "networks",
            "pids_limit",
            "ports",
            "profiles",
            "read_only",
            "restart",
            "security_opt",
            "shm_size",
            "stop_grace_period",
            "tmpfs",
            "user",
            "volumes");

    @TempDir
    Path secrets;

    private ComposeFile compose;

    @BeforeEach
    void read() throws IOException {
        compose = ComposeFile.read();
        new SecretFolders(secrets, false).complete();
    }

    @Test
    void everyKeyIsOneThatComposeKnows() {
        assertThat(compose.services()).hasSizeGreaterThan(12);
        for (var service : compose.services())
            assertThat(service.content().fieldNames())
                    .toIterable()
                    .as(service.name())
                    .isSubsetOf(KEYS);
    }

    @Test
    void everythingThatIsMountedIsThere() {
        for (var service : compose.services()) {
            for (var mount : service.mounts()) {
                if (mount.isVolume()) assertThat(compose.declared("volumes")).contains(mount.source());
                else if (!mount.source().startsWith(SECRETS))
                    assertThat(mount.path()).exists();
            }
        }
    }

    @Test
    void everybodyWhoIsWaitedForIsThere() {
        var names = compose.services().stream().map(Service::name).toList();
        for (var service : compose.services()) {
            assertThat(service.content().path("depends_on").fieldNames())
                    .toIterable()
                    .as(service.name())
                    .isSubsetOf(names);
            assertThat(compose.declared("networks")).as(service.name()).containsAll(service.networks());
        }
    }

    @Test
    void everySecretThatAContainerNamesIsDrawnForIt() throws IOException {
        for (var service : compose.services()) {
            var named = service.secrets(settings(service));
            var folder = service.mountedAt("/run/secrets").map(Mount::source);
            if (folder.isEmpty()) assertThat(named).as(service.name()).isEmpty();
            else assertThat(folder).contains(SECRETS + "/" + service.name());
            for (var file : named)
                assertThat(secrets.resolve(service.name()).resolve(file)).isRegularFile();
        }
    }

    /** What a container reads besides its command and environment. */
    private static String settings(Service service) throws IOException {
        return service.name().equals("prometheus")
                ? Files.readString(ComposeFile.PROJECT.resolve("deploy/prometheus/prometheus.yml"))
                : "";
    }

    @Test
    void noSecretIsDrawnForNobody() throws IOException {
        try (var folders = Files.list(secrets)) {
            var readers = compose.services().stream()
                    .filter(service -> service.mountedAt("/run/secrets").isPresent())
                    .map(Service::name)
                    .collect(toSet());
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(readers);
        }
    }

    @Test
    void onlyTheGatewayIsReachedFromOutsideAndGrafanaFromThisMachine() {
        var doors = new TreeSet<String>();
        for (var service : compose.services())
            service.texts("ports").forEach(port -> doors.add(service.name() + " " + port));
        assertThat(doors).containsExactly("gateway 127.0.0.1:8080:8080", "grafana 127.0.0.1:3000:3000");
        assertThat(compose.content().at("/networks/inside/internal").asBoolean())
                .isTrue();
    }

    @Test
    void nobodyMayTakeAllTheMemory() {
        assertThat(compose.services()).allMatch(service -> service.content().has("mem_limit"));
    }
}
