package io.taomarket.deploy.compose;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.taomarket.deploy.compose.ComposeFile.Mount;
import io.taomarket.deploy.compose.ComposeFile.Service;
import io.taomarket.setup.secret.SecretFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
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
            "pull_policy",
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
    void nobodyMayTakeAllTheMemoryTheProcessorsOrTheProcesses() {
        for (var service : compose.services())
            assertThat(service.content().fieldNames())
                    .toIterable()
                    .as(service.name())
                    .contains("mem_limit", "cpus", "pids_limit");
    }

    @Test
    void nobodyGainsRightsAndOnlyWhoeverHandsFilesOverKeepsAny() {
        var kept = new TreeMap<String, List<String>>();
        for (var service : compose.services()) {
            assertThat(service.texts("security_opt")).as(service.name()).containsExactly("no-new-privileges:true");
            assertThat(service.texts("cap_drop")).as(service.name()).containsExactly("ALL");
            var rights = service.texts("cap_add").toList();
            if (!rights.isEmpty()) kept.put(service.name(), rights);
        }
        assertThat(kept)
                .containsExactly(
                        entry("postgres", List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID")),
                        entry("secrets", List.of("CHOWN", "DAC_OVERRIDE", "FOWNER")));
    }

    @Test
    void eachOfOurImagesIsBuiltByOneServiceWhichComesBeforeAllOthersThatUseIt() {
        var ours = compose.services().stream()
                .filter(service -> service.image().startsWith("taomarket/"))
                .collect(groupingBy(Service::image));
        assertThat(ours).hasSize(8);
        for (var users : ours.values()) {
            assertThat(users)
                    .allMatch(
                            user -> user.content().path("pull_policy").asText().equals("never"));
            var builders =
                    users.stream().filter(user -> user.content().has("build")).toList();
            assertThat(builders).as(users.getFirst().image()).hasSize(1);
            var builder = builders.getFirst();
            for (var user : users)
                if (!user.equals(builder))
                    assertThat(compose.before(user)).as(user.name()).contains(builder.name());
        }
    }
}
