package io.taomarket.deploy.compose;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taomarket.deploy.compose.ComposeFile.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What our pages tell operators of {@code docker compose} fits {@code docker-compose.yml}. */
class ComposeGuideTests {

    private static final Path README = ComposeFile.PROJECT.resolve("deploy/README.md");
    private static final Pattern COMMAND =
            Pattern.compile("docker compose((?: --profile [\\w-]+)*) ([a-z]+)((?: [\\w./-]+)*)");
    private static final Set<String> VERBS = Set.of("build", "down", "exec", "logs", "ps", "stop", "up");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ENDPOINT = Pattern.compile("(management\\.[\\w.]+\\.endpoint): (\\S+)");

    private ComposeFile compose;

    @BeforeEach
    void read() throws IOException {
        compose = ComposeFile.read();
    }

    @Test
    void everyCommandNamesAVerbServicesAndProfilesThatAreThere() throws IOException {
        var services = compose.services().stream().map(Service::name).toList();
        var profiles = compose.services().stream()
                .flatMap(service -> service.texts("profiles"))
                .collect(toSet());
        var commands = commands();
        assertThat(commands).hasSizeGreaterThan(12);
        for (var command : commands) {
            assertThat(VERBS).as(command.group()).contains(command.group(2));
            assertThat(words(command.group(1)).filter(word -> !word.equals("--profile")))
                    .as(command.group())
                    .isSubsetOf(profiles);
            var named = words(command.group(3))
                    .filter(word -> word.matches("[a-z][\\w-]*"))
                    .toList();
            assertThat(command.group(2).equals("exec") ? named.subList(0, 1) : named)
                    .as(command.group())
                    .isSubsetOf(services);
        }
    }

    @Test
    void everyFileThatIsReadInAContainerIsASecretDrawnForIt() throws IOException {
        var files = commands().stream()
                .filter(command -> command.group(2).equals("exec"))
                .filter(command -> words(command.group(3)).anyMatch("cat"::equals))
                .toList();
        assertThat(files).isNotEmpty();
        for (var command : files) {
            var words = words(command.group(3)).toList();
            var service = compose.service(words.get(1));
            assertThat(words).as(command.group()).startsWith("-T");
            assertThat(service.secrets(""))
                    .as(command.group())
                    .contains(Path.of(words.getLast()).getFileName().toString());
        }
    }

    @Test
    void stoppingStopsWhatAProfileHasStartedToo() throws IOException {
        assertThat(commands().stream().filter(command -> command.group(2).equals("down")))
                .hasSize(2)
                .allMatch(command -> command.group(1).equals(" --profile observability"));
    }

    @Test
    void theOverrideForTracesReachesEveryServiceByNameAndNetwork() throws IOException {
        var block = YAML.matcher(Files.readString(README));
        assertThat(block.find()).isTrue();
        var override = ComposeFile.parse(block.group(1)).path("services");
        var setting = ENDPOINT.matcher(Files.readString(ComposeFile.PROJECT.resolve("docs/traces.md")));
        assertThat(setting.find()).isTrue();
        var variable = setting.group(1).toUpperCase(Locale.ROOT).replace('.', '_');
        for (var service : compose.services()) {
            if (!service.image().matches("taomarket/.*-service:.*")) continue;
            assertThat(override.path(service.name())
                            .path("environment")
                            .path(variable)
                            .asText())
                    .as(service.name())
                    .isEqualTo(setting.group(2));
            assertThat(texts(override.path("collector").path("networks"))).containsAnyElementsOf(service.networks());
        }
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.strip().split(" ")).filter(word -> !word.isEmpty());
    }

    /** Of all our pages, in blocks and in sentences; what is said behind a # is no part of them. */
    private static List<MatchResult> commands() throws IOException {
        var found = new ArrayList<MatchResult>();
        try (var pages = Files.walk(ComposeFile.PROJECT.resolve("docs"))) {
            for (var page : Stream.concat(pages, Stream.of(README)).toList())
                if (page.toString().endsWith(".md"))
                    COMMAND.matcher(Files.readString(page)).results().forEach(found::add);
        }
        return found;
    }
}
