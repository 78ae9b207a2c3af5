package io.taomarket.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the operator's guide shows of Helm and Compose, as far as it can be tried without a cluster or an engine. */
class OperatorGuideTests {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VALUES = Pattern.compile(" -f deploy/helm/taomarket/values-(\\w+)\\.yaml");
    private static final Pattern CHANGE = Pattern.compile(" --set ([\\w.]+)=(\\S+)");
    private static final Pattern OURS = Pattern.compile("(?<=\\s)deploy/[\\w./-]+");
    private static final Pattern SERVICE = Pattern.compile("svc/(\\S+)");

    @Test
    void everyInstallationAndUpgradeOfTheGuideRenders() throws IOException {
        var commands = commands()
                .filter(command -> command.matches("helm (install|upgrade) .*"))
                .toList();
        assertThat(commands).hasSizeGreaterThan(1);
        for (var command : commands) {
            assertThat(command).contains(" market deploy/helm/taomarket -n taomarket ");
            assertThat(render(command)).as(command).isNotEmpty();
        }
    }

    private static List<JsonNode> render(String command) throws IOException {
        var values = VALUES.matcher(command);
        assertThat(values.find()).as(command).isTrue();
        Map<String, Object> changes = new HashMap<>();
        CHANGE.matcher(command).results().forEach(change -> changes.put(change.group(1), change.group(2)));
        return Chart.render(values.group(1), changes);
    }

    @Test
    void everyFileAndServiceThatTheGuideNamesIsThere() throws IOException {
        var text = String.join("\n", commands().toList());
        assertThat(OURS.matcher(text).results().map(MatchResult::group).map(PROJECT::resolve))
                .isNotEmpty()
                .allMatch(Files::exists);
        var services = Chart.render("production").stream()
                .filter(object -> object.path("kind").asText().equals("Service"))
                .map(object -> object.at("/metadata/name").asText())
                .toList();
        assertThat(SERVICE.matcher(text).results().map(found -> found.group(1)))
                .isNotEmpty()
                .isSubsetOf(services);
    }

    /** Whole commands, without what is said about them. */
    private static Stream<String> commands() throws IOException {
        return SHELL.matcher(Files.readString(PROJECT.resolve("docs/guides/operator.md")))
                .results()
                .map(block -> block.group(1).replaceAll("\\\\\n\\s*", ""))
                .flatMap(String::lines)
                .map(line -> line.replaceAll("\\s+#.*", ""));
    }
}
