package io.taomarket.deploy.helm;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages for operators show of Helm, Kubernetes and Compose, as far as it can be tried without any of them. */
class OperatorGuideTests {

    private static final Pattern VALUES = Pattern.compile(" -f deploy/helm/taomarket/values-(\\w+)\\.yaml");
    private static final Pattern CHANGE = Pattern.compile(" --set ([\\w.]+)=(\\S+)");
    private static final Pattern OURS = Pattern.compile("(?<=\\s)deploy/[\\w./-]+");
    private static final Pattern PUSHED = Pattern.compile("docker push \\$REGISTRY/(\\S+)");
    private static final Pattern OBJECT = Pattern.compile("\\b(deployment|statefulset|service|svc)/([\\w-]+)");
    /** What a shell would put in. */
    private static final Map<String, String> VARIABLES = Map.of(
            "$REGISTRY", "registry.example.org",
            "$PLATFORM", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");

    @ParameterizedTest
    @ValueSource(strings = {Page.GUIDE, Page.CHART})
    void everyInstallationAndUpgradeRenders(String page) throws IOException {
        var commands = Page.read(page)
                .commands()
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
        CHANGE.matcher(command)
                .results()
                .forEach(change ->
                        changes.put(change.group(1), VARIABLES.getOrDefault(change.group(2), change.group(2))));
        return Chart.render(values.group(1), changes);
    }

    @ParameterizedTest
    @ValueSource(strings = {Page.GUIDE, Page.CHART})
    void everyFileOfOursThatACommandNamesIsThere(String page) throws IOException {
        var text = String.join("\n", Page.read(page).commands().toList());
        assertThat(OURS.matcher(text).results().map(MatchResult::group).map(Page.PROJECT::resolve))
                .isNotEmpty()
                .allMatch(Files::exists);
    }

    @Test
    void everyImageOfTheChartIsPushedUnderItsName() throws IOException {
        var text = String.join("\n", Page.read(Page.CHART).commands().toList());
        var asked = Chart.render("small").stream()
                .map(object -> object.at("/spec/template/spec/containers/0/image"))
                .filter(image -> !image.isMissingNode())
                .map(JsonNode::asText)
                .collect(toSet());
        assertThat(PUSHED.matcher(text).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void everyObjectThatAPageNamesToKubectlIsOneOfTheChart() throws IOException {
        var known = objects();
        var named = new TreeSet<String>();
        for (var file : pages()) {
            for (var line : Files.readAllLines(file)) {
                if (!line.contains("kubectl -n taomarket ")) continue;
                OBJECT.matcher(line).results().forEach(found -> named.add(kind(found.group(1)) + "/" + found.group(2)));
            }
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContainPattern("kubectl (?!-n)[^`\n]*/market-");
        }
        assertThat(named).hasSizeGreaterThan(3).isSubsetOf(known);
    }

    private static Set<String> objects() throws IOException {
        return Chart.render("production").stream()
                .map(object -> kind(object.path("kind").asText()) + "/"
                        + object.at("/metadata/name").asText())
                .collect(toSet());
    }

    private static String kind(String said) {
        return said.equals("svc") ? "service" : said.toLowerCase(Locale.ROOT);
    }

    private static List<Path> pages() throws IOException {
        try (var docs = Files.walk(Page.PROJECT.resolve("docs"))) {
            return Stream.concat(docs, Stream.of(Page.PROJECT.resolve(Page.CHART)))
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }
}
